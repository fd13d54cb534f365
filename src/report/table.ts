import { styleText } from "node:util";

import stringWidth from "string-width";

export type Align = "left" | "right";

export interface Column {
  readonly title: string;
  readonly align?: Align;
}

/** Plain text columns; Chinese characters count as two. Colour follows NO_COLOR and the terminal. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title }, column) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[column] ?? ""))),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => pad(cell, widths[column] ?? 0, columns[column]?.align ?? "left")).join("  ").trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [heading(line(columns.map(({ title }) => title))), rule, ...rows.map(line)].join("\n");
}

export function heading(text: string): string {
  return styleText("bold", text, { stream: process.stdout });
}

export function verdict(good: boolean, text: string): string {
  return styleText(good ? "green" : "red", text, { stream: process.stdout });
}

function pad(text: string, width: number, align: Align): string {
  const blanks = " ".repeat(Math.max(0, width - stringWidth(text)));
  return align === "left" ? text + blanks : blanks + text;
}
