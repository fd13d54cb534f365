import type { EChartsOption } from "echarts";

import { BLUE, GREEN, GREY, LEGEND, LINE, type Layout, PURPLE, SERIES, SOFT, STILL, TEXT, VALUE_AXIS, VERMILION } from "./look.ts";

/** Dashes besides colours, so that colour isn't the only carrier; the colours come round with other dashes. */
const LOOKS = [
  { color: BLUE, type: "solid" as const },
  { color: VERMILION, type: [8, 4] },
  { color: GREEN, type: [2, 3] },
  { color: PURPLE, type: [10, 3, 2, 3] },
  { color: BLUE, type: [14, 5] },
  { color: VERMILION, type: [2, 5] },
  { color: GREEN, type: "solid" as const },
  { color: PURPLE, type: [4, 4] },
] as const;

export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** What the others are held against: grey. */
  readonly isReference?: boolean;
  /** Each value has held since the point before. */
  readonly isStep?: boolean;
}

const LEGEND_SYMBOL = 36;
/** Between entries, and between lines of them. */
const LEGEND_GAP = 14;
const HEIGHT_OF_LEGEND_LINE = 14 + LEGEND_GAP;
const WIDTH_OF_LETTER = 7;

/** As many lines as the names need one after the other. */
export function legendHeight(lines: readonly Line[], { width }: Layout): number {
  let [rows, taken] = [1, 0];
  for (const { name } of lines) {
    const wide = LEGEND_SYMBOL + LEGEND_GAP + 5 + name.length * WIDTH_OF_LETTER;
    if (taken > 0 && taken + wide > width) [rows, taken] = [rows + 1, 0];
    taken += wide;
  }
  return 8 + rows * HEIGHT_OF_LEGEND_LINE;
}

/** Fonts run wider than ECharts reckons without a browser; a no-break space is reckoned wider than it is. */
function withRoom(name: string): string {
  return name + "\u00a0".repeat(Math.ceil(name.length / 12));
}

/** What all charts of lines share; axes come from each. */
export function linesOption(lines: readonly Line[], layout: Layout): EChartsOption {
  const others = lines.filter(({ isReference }) => isReference !== true);
  const lookOf = (line: Line) =>
    line.isReference === true
      ? { color: GREY, type: "solid" as const }
      : (LOOKS[others.indexOf(line) % LOOKS.length] ?? LOOKS[0]);
  return {
    ...STILL,
    legend: {
      ...LEGEND,
      itemGap: LEGEND_GAP,
      itemWidth: LEGEND_SYMBOL,
      width: layout.width - LEGEND_GAP,
      formatter: withRoom,
    },
    grid: { left: 52, right: 16, top: legendHeight(lines, layout), bottom: 44 },
    series: lines.map((line) => ({
      ...SERIES,
      type: "line" as const,
      name: line.name,
      symbol: "none",
      ...(line.isStep === true ? { step: "start" as const } : {}),
      itemStyle: { color: lookOf(line).color },
      lineStyle: { color: lookOf(line).color, type: lookOf(line).type as number[] | "solid", width: 2 },
      data: line.points.map((point) => [...point]),
    })),
  };
}

/** An axis with its name along it and faint lines across. */
export function namedAxis(name: string, nameGap: number) {
  return {
    ...VALUE_AXIS,
    name,
    nameGap,
    nameLocation: "middle",
    nameTextStyle: { ...TEXT, color: SOFT },
    splitLine: { show: true, lineStyle: { color: LINE } },
  } as const;
}
