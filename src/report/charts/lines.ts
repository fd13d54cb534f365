import type { EChartsOption } from "echarts";

import { BLUE, GREEN, GREY, LEGEND, LINE, type Layout, PURPLE, SERIES, SOFT, STILL, TEXT, VALUE_AXIS, VERMILION } from "./look.ts";

/** Dashes besides colours, so that colour isn't the only carrier. */
const LOOKS = [
  { color: BLUE, type: "solid" as const },
  { color: VERMILION, type: [8, 4] },
  { color: GREEN, type: [2, 3] },
  { color: PURPLE, type: [10, 3, 2, 3] },
] as const;

export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** What the others are held against: grey. */
  readonly isReference?: boolean;
  /** A step is held until the next point. */
  readonly isStep?: boolean;
}

const HEIGHT_OF_LEGEND_LINE = 24;

/** Legend lines stand one below the other where it is narrow. */
export function legendHeight(lines: readonly Line[], { narrow }: Layout): number {
  const perLine = narrow ? 1 : 2;
  return 10 + Math.ceil(lines.length / perLine) * HEIGHT_OF_LEGEND_LINE;
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
    legend: { ...LEGEND, itemGap: 12, itemWidth: 36, width: layout.width - 16 },
    grid: { left: 52, right: 16, top: legendHeight(lines, layout) + 6, bottom: 44 },
    series: lines.map((line) => ({
      ...SERIES,
      type: "line" as const,
      name: line.name,
      showSymbol: false,
      ...(line.isStep === true ? { step: "end" as const } : {}),
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
