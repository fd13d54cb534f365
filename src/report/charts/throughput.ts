import type { EChartsOption } from "echarts";

import type { Numbers } from "../csv.ts";
import { type Line, legendHeight, linesOption, namedAxis } from "./lines.ts";
import { type Layout, WIDE } from "./look.ts";

export interface Throughput {
  /** In each second from the first arrival, the same for all. */
  readonly offered: readonly number[];
  readonly rails: readonly { readonly name: string; readonly settled: readonly number[] }[];
}

/** What arrived in each second, and what each rail settled in it. */
export function throughputOption(data: Throughput, layout: Layout = WIDE): EChartsOption {
  const lines = linesOf(data);
  return {
    ...linesOption(lines, layout),
    xAxis: { ...namedAxis("second of the run", 26), max: secondsOf(data), minInterval: 1 },
    yAxis: { ...namedAxis("instructions a second", 38), min: 0 },
  };
}

export function throughputHeight(data: Throughput, layout: Layout): number {
  return legendHeight(linesOf(data), layout) + 240;
}

export function throughputNumbers(data: Throughput): Numbers {
  return {
    columns: ["second", "offered", ...data.rails.map(({ name }) => name)],
    rows: Array.from({ length: secondsOf(data) }, (_, second) => [
      second,
      data.offered[second] ?? 0,
      ...data.rails.map(({ settled }) => settled[second] ?? 0),
    ]),
  };
}

function linesOf({ offered, rails }: Throughput): readonly Line[] {
  const line = (name: string, counts: readonly number[]): Line => ({
    name,
    // a point at the end of each second, whose count holds since its beginning
    points: [[0, counts[0] ?? 0], ...counts.map((count, second) => [second + 1, count] as const)],
    isStep: true,
  });
  return [
    { ...line("offered", offered), isReference: true },
    ...rails.map(({ name, settled }) => line(name, settled)),
  ];
}

function secondsOf({ offered, rails }: Throughput): number {
  return Math.max(offered.length, ...rails.map(({ settled }) => settled.length));
}
