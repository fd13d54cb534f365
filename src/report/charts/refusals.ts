import type { EChartsOption } from "echarts";

import { formatCount } from "../amounts.ts";
import type { Numbers } from "../csv.ts";
import { BARRED, BLUE, CATEGORY_AXIS, DOTTED, GREEN, HATCHED, type Labelled,
  type Layout, PURPLE, SERIES, STILL, TEXT, VALUE_AXIS, VERMILION, WIDE, labelsWithin, LEGEND } from "./look.ts";

export interface Refusals {
  /** Names of the families. */
  readonly families: readonly string[];
  /** Of the referee, in the order of `families`. */
  readonly reasons: readonly { readonly reason: string; readonly says: string; readonly counts: readonly number[] }[];
}

const LOOKS = [
  { color: BLUE },
  { color: VERMILION, decal: HATCHED },
  { color: GREEN, decal: DOTTED },
  { color: PURPLE, decal: BARRED },
] as const;

/** How many instructions each rule refused, family beside family. */
export function refusalsOption(data: Refusals, { narrow }: Layout = WIDE): EChartsOption {
  const left = narrow ? 120 : 232;
  return {
    ...STILL,
    legend: { ...LEGEND, show: data.families.length > 1 },
    xAxis: { ...VALUE_AXIS, minInterval: 1, max: ({ max }) => Math.ceil(max * 1.12), axisLabel: { show: false } },
    yAxis: {
      ...CATEGORY_AXIS,
      inverse: true,
      data: data.reasons.map(({ reason }) => reason.toLowerCase().replaceAll("_", " ")),
      axisLabel: labelsWithin(left),
    },
    grid: { left, right: 8, top: legendHeight(data, narrow), bottom: 4 },
    series: data.families.map((name, family) => ({
      ...SERIES,
      type: "bar" as const,
      name,
      barMaxWidth: 16,
      itemStyle: LOOKS[family % LOOKS.length] ?? {},
      data: data.reasons.map(({ counts }) => counts[family] ?? 0),
      label: { ...TEXT, show: true, position: "right" as const, formatter: ({ dataIndex }: Labelled) => formatCount(data.reasons[dataIndex]?.counts[family] ?? 0) },
    })),
  };
}

export function refusalsNumbers({ families, reasons }: Refusals): Numbers {
  return {
    columns: ["reason", "the rule", ...families],
    rows: reasons.map(({ reason, says, counts }) => [reason, says, ...counts]),
  };
}

export function refusalsHeight(data: Refusals, { narrow }: Layout): number {
  return legendHeight(data, narrow) + data.reasons.length * (data.families.length * 20 + 14) + 10;
}

function legendHeight({ families }: Refusals, narrow: boolean): number {
  if (families.length < 2) return 4;
  return narrow ? 12 + 24 * families.length : 34;
}
