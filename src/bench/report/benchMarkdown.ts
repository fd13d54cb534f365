import type { BenchResult, BenchRow } from "./benchResult.ts";
import { circumstancesOf, longDayOf, rateOf, targetOf } from "./figures.ts";

/** The same table to be pasted elsewhere, with the machine that it was taken on. */
export function benchMarkdown(result: BenchResult): string {
  const rows = result.rows.map((row) =>
    [
      ...[row.what, row.unit, sideOf(row.ours), sideOf(row.baseline)],
      ...[row.ratio.toFixed(2), targetOf(row), row.ours.counts, row.note ?? ""],
    ].map(cell),
  );
  const head = ["what", "unit", "ours", "baseline", "ratio", "target", "counts when", "note"];
  const rule = ["---", "---", "---", "---", "---:", "---", "---", "---"];
  const lines = [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  const leftOut = result.leftOut.map(({ section, because }) => `${section} left out: ${because}`);
  const longDay = result.longDay === undefined ? [] : [longDayOf(result.longDay), ""];
  return [...lines, "", ...longDay, ...leftOut, ...circumstancesOf(result)].map((line) => `${line}\n`).join("");
}

function sideOf(side: BenchRow["ours"]): string {
  return `${rateOf(side)}: ${side.name}`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
