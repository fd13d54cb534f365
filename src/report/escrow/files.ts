import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { JiaoziError } from "../../catalogue/errors.ts";
import { csvOf } from "../csv.ts";
import { heading, table, verdict } from "../table.ts";
import { jsonOf } from "../writeResult.ts";
import type { TradesReport } from "./tradesReport.ts";

/** Writes trades.json, events.csv and holdings.csv to a folder, made if need be. */
export async function writeTrades(report: TradesReport, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "trades.json"), jsonOf(report));
    await writeFile(join(folder, "events.csv"), csvOfRows(report.events));
    await writeFile(join(folder, "holdings.csv"), csvOfRows(report.holdings));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const nextStep = "Give another --out folder.";
    throw new JiaoziError("BAD_FILE", `The result can't be written: ${why}.`, nextStep, { file: folder }, cause);
  }
}

/** The trades for a terminal. */
export function renderTrades(report: TradesReport, out: string): string {
  const { agree, rails, events, holdings, firstDifference: difference } = report;
  const same = `${rails.join(" and ")} and the referee: every answer and every balance the same, after each event.`;
  const found =
    difference === undefined
      ? verdict(agree, rails.length === 0 ? "The referee alone." : same)
      : verdict(
          agree,
          `${difference.rail} differ at ${difference.event}.\nreferee: ${difference.referee}\nanswer:  ${difference.answer}`,
        );
  const parts = [rowsTable("Events", events), rowsTable("In the end", holdings), found, `Files: ${out}`];
  return parts.join("\n\n");
}

type Row = Readonly<Record<string, string>>;

function rowsTable<Shown extends object>(title: string, rows: readonly Shown[]): string {
  const cells = rows as unknown as readonly Row[];
  const columns = Object.keys(cells[0] ?? {});
  const titles = columns.map((column) => {
    const align = column === "amount_yuan" ? ("right" as const) : ("left" as const);
    return { title: column.replaceAll("_", " "), align };
  });
  const lines = cells.map((row) => columns.map((column) => row[column] ?? ""));
  return `${heading(title)}\n${table(titles, lines)}`;
}

function csvOfRows<Shown extends object>(rows: readonly Shown[]): string {
  return csvOf({
    columns: Object.keys(rows[0] ?? {}),
    rows: rows.map((row) => Object.values(row as unknown as Row)),
  });
}
