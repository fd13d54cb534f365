import { type Column, heading, table, verdict } from "../../report/table.ts";
import type { BenchResult, BenchRow } from "./benchResult.ts";
import { circumstancesOf, rateOf, targetOf } from "./figures.ts";

const COLUMNS: readonly Column[] = [
  { title: "" },
  { title: "ours", align: "right" },
  { title: "baseline", align: "right" },
  { title: "ratio", align: "right" },
  { title: "target" },
];

/** As a terminal shows it. */
export function renderBench(result: BenchResult): string {
  const sections = [...new Set(result.rows.map(({ section }) => section))];
  const tables = sections.map((section) => {
    const rows = result.rows.filter((row) => row.section === section);
    const cells = rows.map((row) => [
      ...[`${row.what}, ${row.unit}`, rateOf(row.ours), rateOf(row.baseline), row.ratio.toFixed(2)],
      row.target === undefined ? targetOf(row) : verdict(row.verdict === "met", targetOf(row)),
    ]);
    return [heading(section), table(COLUMNS, cells), "", ...rows.map(explanationOf), ""].join("\n");
  });
  const leftOut = result.leftOut.map(({ section, because }) => `${section} left out: ${because}`);
  return [...tables, ...leftOut, ...circumstancesOf(result), ""].join("\n");
}

function explanationOf({ what, baseline, ours, note }: BenchRow): string {
  const counts =
    baseline.counts === ours.counts
      ? `both count what is ${ours.counts}`
      : `ours counts what is ${ours.counts}, the baseline what is ${baseline.counts}`;
  return `  ${what}: ${ours.name} beside ${baseline.name}; ${counts}${note === undefined ? "" : `; ${note}`}.`;
}
