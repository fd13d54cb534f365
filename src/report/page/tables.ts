import type { Numbers } from "../csv.ts";
import { type Html, html } from "./html.ts";

export interface TableColumn {
  readonly title: string | Html;
  readonly align?: "right";
}

export interface TableRow {
  readonly cells: readonly (string | number | Html)[];
  readonly look?: "total" | "part" | "detail" | "bad";
}

/** A table with a caption; the first cell of each row heads it. */
export function tableOf(caption: string, columns: readonly TableColumn[], rows: readonly TableRow[]): Html {
  const align = (position: number) => (columns[position]?.align === "right" ? "number" : "text");
  const heads = columns.map(({ title }, i) => html`<th scope="col" class="${align(i)}">${title}</th>`);
  const body = rows.map(({ cells, look }) => {
    const [first = "", ...others] = cells;
    const rest = others.map((cell, i) => html`<td class="${align(i + 1)}">${cell}</td>`);
    return html`<tr class="${look ?? "plain"}"><th scope="row" class="${align(0)}">${first}</th>${rest}</tr>`;
  });
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** A chart's numbers; what reads as a number stands at the right. */
export function numbersTable(caption: string, { columns, rows }: Numbers): Html {
  const isNumber = (position: number) => rows.every((row) => /^[-+\d,.–% ]*$/.test(String(row[position] ?? "")));
  return tableOf(
    caption,
    columns.map((title, i) => (isNumber(i) ? { title, align: "right" } : { title })),
    rows.map((cells) => ({ cells: cells.map(grouped) })),
  );
}

function grouped(cell: string | number): string {
  const text = String(cell);
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
  const [whole = "", fraction] = text.split(".");
  const separated = whole.replace("-", "−").replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}
