import type { EChartsOption } from "echarts";

import type { Numbers } from "../csv.ts";
import { type Line, legendHeight, linesOption, namedAxis } from "./lines.ts";
import { type Layout, WIDE } from "./look.ts";

export interface LatencyCurves {
  readonly rails: readonly {
    readonly name: string;
    /** This percentage took no longer. */
    readonly cumulative: readonly { readonly percent: number; readonly ms: number }[];
  }[];
}

/** A log axis begins here: what is quicker is drawn as if it took so long. */
const LEAST_MS = 0.01;

/** How many instructions were settled within how long, from their scheduled arrival; time on a log axis. */
export function latenciesOption(data: LatencyCurves, layout: Layout = WIDE): EChartsOption {
  const lines = linesOf(data);
  return {
    ...linesOption(lines, layout),
    xAxis: { ...namedAxis("milliseconds from the scheduled arrival, log scale", 26), type: "log" },
    yAxis: { ...namedAxis("settled, %", 34), min: 0, max: 100 },
  };
}

export function latenciesHeight(data: LatencyCurves, layout: Layout): number {
  return legendHeight(linesOf(data), layout) + 260;
}

export function latenciesNumbers({ rails }: LatencyCurves): Numbers {
  return {
    columns: ["rail", "percent", "settled within ms"],
    rows: rails.flatMap(({ name, cumulative }) => cumulative.map(({ percent, ms }) => [name, percent, ms])),
  };
}

function linesOf({ rails }: LatencyCurves): readonly Line[] {
  return rails.map(({ name, cumulative }) => ({
    name,
    points: cumulative.map(({ percent, ms }) => [Math.max(ms, LEAST_MS), percent]),
  }));
}
