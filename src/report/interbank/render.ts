import { heading, table, verdict } from "../table.ts";
import { FORMULAS, type SettlementReport } from "./result.ts";

/** More rows than this are left to the files. */
const MOST_ROWS = 40;

/** The settled day for a terminal. */
export function renderSettlement(report: SettlementReport, out: string): string {
  const { mode, shortfallRule, offsetWindow } = report.rules;
  const detail = { gross: "", net: `, ${shortfallRule}`, "liquidity-saving": `, window ${offsetWindow}` };
  return [
    heading(`Interbank settlement, ${mode}${detail[mode]}`),
    rowsTable("Payments", report.orders, ["id", "time", "payer", "payee", "amount_yuan", "priority", "status", "settled_by", "decided_at"]),
    rowsTable("Banks", report.banks),
    heading("System"),
    measuresTable(report),
    rowsTable("Gridlock: what could settle together, but not one by one", report.gridlock),
    gasTable(report),
    verdictOf(report),
    `A logical run: scenario time drives every rule. It says nothing about speed.\nFiles: ${out}`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function rowsTable(
  title: string,
  rows: readonly Readonly<Record<string, string | number>>[],
  columns: readonly string[] = Object.keys(rows[0] ?? {}),
): string {
  if (rows.length === 0) return `${heading(title)}\nnone`;
  const shown = rows.slice(0, MOST_ROWS);
  const more = rows.length > shown.length ? `\n… ${rows.length - shown.length} more in the files` : "";
  const titles = columns.map((column) => {
    const align = /_yuan$|seconds|payments/.test(column) ? ("right" as const) : ("left" as const);
    return { title: column.replaceAll("_", " "), align };
  });
  return `${heading(title)}\n${table(
    titles,
    shown.map((row) => columns.map((column) => String(row[column] ?? ""))),
  )}${more}`;
}

const ROWS: readonly (readonly [string, string, keyof typeof FORMULAS | undefined])[] = [
  ["payments submitted, not cancelled", "submitted", undefined],
  ["  value, yuan", "submittedYuan", undefined],
  ["payments settled", "settled", undefined],
  ["  value, yuan", "settledYuan", undefined],
  ["liquidity L, yuan", "liquidityYuan", undefined],
  ["lower bound, yuan", "lowerBoundYuan", "lowerBound"],
  ["upper bound, yuan", "upperBoundYuan", "upperBound"],
  ["liquidity level", "liquidityLevel", "liquidityLevel"],
  ["liquidity used, yuan", "liquidityUsedYuan", "liquidityUsed"],
  ["liquidity saved", "liquiditySaved", "liquiditySaved"],
  ["turnover ratio", "turnoverRatio", "turnoverRatio"],
  ["netting ratio, multilateral", "multilateralNettingRatio", "multilateralNettingRatio"],
  ["netting ratio, bilateral", "bilateralNettingRatio", "bilateralNettingRatio"],
  ["delay indicator", "delayIndicator", "delayIndicator"],
];

function measuresTable({ measures, states }: SettlementReport): string {
  const rows = ROWS.flatMap(([title, name, formula]) => {
    const value = measures[name];
    if (value === undefined) return [];
    const isRatio = typeof value === "number" && formula !== undefined;
    const text = isRatio ? value.toFixed(3) : String(value);
    return [[title, text, formula === undefined ? "" : FORMULAS[formula]]];
  });
  const counts = Object.entries(states).map(([state, count]) => [`  ${state}`, String(count), ""]);
  const columns = [{ title: "" }, { title: "", align: "right" as const }, { title: "formula" }];
  return table(columns, [...rows, ["orders by state", "", ""], ...counts]);
}

function gasTable({ gas }: SettlementReport): string {
  const rows = Object.entries(gas).map(([name, { calls, averageGas, mostGas }]) => [
    name,
    String(calls),
    averageGas.toLocaleString("en"),
    mostGas.toLocaleString("en"),
  ]);
  if (rows.length === 0) return "";
  const columns = ["call", "calls", "average gas", "most gas"].map((title, i) => {
    return { title, align: i === 0 ? ("left" as const) : ("right" as const) };
  });
  return `${heading("Gas on the contract")}\n${table(columns, rows)}`;
}

function verdictOf({ agree, rails, firstDifference }: SettlementReport): string {
  if (agree || firstDifference === undefined) {
    const who = rails.length === 0 ? "the referee alone" : `${rails.join(" and ")} agree with the referee`;
    return verdict(true, `✓ ${who}: payment by payment, balance by balance.`);
  }
  const { rail, after, where, referee, answer } = firstDifference;
  return verdict(false, `✗ first difference after ${after}, at ${where}: ${rail} says ${answer}, the referee ${referee}.`);
}
