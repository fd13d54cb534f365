import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { JiaoziError } from "../../catalogue/errors.ts";
import { csvOf } from "../csv.ts";
import { jsonOf } from "../writeResult.ts";
import type { SettlementReport } from "./result.ts";

type Rows = readonly Readonly<Record<string, string | number>>[];

/** Writes settlement.json, payments.csv, banks.csv and gridlock.csv to a folder, made if need be. */
export async function writeSettlement(report: SettlementReport, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "settlement.json"), jsonOf(report));
    await writeFile(join(folder, "payments.csv"), csvOfRows(report.orders, "id"));
    await writeFile(join(folder, "banks.csv"), csvOfRows(report.banks, "bank"));
    await writeFile(join(folder, "gridlock.csv"), csvOfRows(report.gridlock, "from"));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const place = { file: folder };
    throw new JiaoziError("BAD_FILE", `The result can't be written: ${why}.`, "Give another --out folder.", place, cause);
  }
}

/** @param firstColumn Header of a file without rows. */
function csvOfRows(rows: Rows, firstColumn: string): string {
  const columns = Object.keys(rows[0] ?? { [firstColumn]: "" });
  return csvOf({ columns, rows: rows.map((row) => Object.values(row)) });
}
