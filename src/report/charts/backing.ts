import type { EChartsOption } from "echarts";

import { type MinorUnits, percentOf, plainMajor } from "../amounts.ts";
import type { Numbers } from "../csv.ts";
import type { Backing } from "../model/backing.ts";
import { instrumentName } from "../model/instruments.ts";
import { BLUE, CATEGORY_AXIS, DOTTED, GREEN, HATCHED, type Labelled, type Layout, PURPLE, SERIES, SOFT, STILL, TEXT, VALUE_AXIS, VERMILION, WIDE, labelsWithin, LEGEND } from "./look.ts";

export interface BackingData {
  readonly unit: MinorUnits;
  readonly lines: readonly Backing[];
}

const LOOKS = [{ color: BLUE }, { color: GREEN, decal: DOTTED }, { color: PURPLE, decal: HATCHED }] as const;

/** What each issuer has for each 100 that it owes its users; a shortfall is hatched in red. */
export function backingOption({ lines }: BackingData, { narrow }: Layout = WIDE): EChartsOption {
  const left = narrow ? 120 : 192;
  const bar = { ...SERIES, type: "bar" as const, stack: "backing", barWidth: 18 };
  const last = { ...TEXT, show: true, position: "right" as const };
  return {
    ...STILL,
    legend: LEGEND,
    xAxis: { ...VALUE_AXIS, min: 0, max: ({ max }) => Math.max(max, 100) * (narrow ? 1.45 : 1.16), axisLabel: { show: false } },
    yAxis: {
      ...CATEGORY_AXIS,
      inverse: true,
      data: lines.map(({ issuer, moment }) => `${issuer}, ${moment}`),
      axisLabel: labelsWithin(left),
    },
    grid: { left, right: 8, top: 30, bottom: 20 },
    series: [
      ...instrumentsOf(lines).map((instrument, position) => ({
        ...bar,
        name: instrumentName(instrument),
        itemStyle: LOOKS[position % LOOKS.length] ?? {},
        data: lines.map(({ assets, owed }) => share(assets[instrument] ?? 0n, owed)),
      })),
      {
        ...bar,
        name: "shortfall",
        itemStyle: { color: VERMILION, decal: HATCHED },
        data: lines.map(({ total, owed }) => (total < owed ? share(owed - total, owed) : 0)),
        label: { ...last, formatter: ({ dataIndex }: Labelled) => ratio(lines[dataIndex]) },
        markLine: {
          silent: true,
          symbol: "none",
          lineStyle: { color: SOFT, type: "dashed" },
          label: { ...TEXT, position: "start", formatter: "100 %" },
          data: [{ xAxis: 100 }],
        },
      },
    ],
  };
}

export function backingNumbers({ unit, lines }: BackingData): Numbers {
  const instruments = instrumentsOf(lines);
  return {
    columns: ["issuer", "moment", "owes its users", ...instruments.map(instrumentName), "ratio"],
    rows: lines.map((line) => [
      line.issuer,
      line.moment,
      plainMajor(line.owed, unit),
      ...instruments.map((instrument) => plainMajor(line.assets[instrument] ?? 0n, unit)),
      ratio(line),
    ]),
  };
}

function instrumentsOf(lines: readonly Backing[]): readonly string[] {
  return [...new Set(lines.flatMap(({ assets }) => Object.keys(assets)))].sort();
}

function ratio(line: Backing | undefined): string {
  return line === undefined ? "" : percentOf(line.total, line.owed);
}

/** For the length of a bar alone. */
function share(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 10_000;
}
