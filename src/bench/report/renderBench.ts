import { type Column, heading, table, verdict } from "../../report/table.ts";
import type { BenchResult, BenchRow } from "./benchResult.ts";
import { circumstancesOf, longDayOf, rateOf, targetOf } from "./figures.ts";

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
  const leftOut = result.leftOut.map(({ section, because }) => `${section} is left out: ${because}`);
  const parts = sections.map((section) => {
    const rows = result.rows.filter((row) => row.section === section);
    return [heading(section), table(COLUMNS, rows.map(cellsOf)), "", ...explanationsOf(rows)].join("\n");
  });
  const longDay =
    result.longDay === undefined ? [] : [`${heading("long-day")}\n${longDayOf(result.longDay)}`];
  return [...parts, ...longDay, [...leftOut, ...circumstancesOf(result)].join("\n")].join("\n\n");
}

function cellsOf(row: BenchRow): string[] {
  const { what, unit, ours, baseline, ratio } = row;
  const target = row.target === undefined ? targetOf(row) : verdict(row.verdict === "met", targetOf(row));
  return [`${what}, ${unit}`, rateOf(ours), rateOf(baseline), ratio.toFixed(2), target];
}

function explanationsOf(rows: readonly BenchRow[]): readonly string[] {
  const sides = rows.map(({ what, ours, baseline }) => {
    return `  ${what}${ours.name === what ? "" : `: ${ours.name}`}, beside ${baseline.name}`;
  });
  const meanings = new Set(rows.flatMap(({ ours, baseline }) => [ours.counts, baseline.counts]));
  const notes = new Set(rows.flatMap(({ note }) => note?.split(/(?<=\.) /) ?? []));
  return [...sides, `  Counted when: ${[...meanings].join("; or ")}`, ...[...notes].map((note) => `  ${note}`)];
}
