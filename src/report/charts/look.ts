import type { EChartsOption } from "echarts";

/**
 * One colour has one meaning in every chart (hues of Okabe and Ito). Each has a counterpart for dark grounds, which
 * a style sheet puts in its place: so the colours must differ from one another, and are always written as here.
 */
export const INK = "#211d18";
export const SOFT = "#5f574c";
export const LINE = "#ddd4c5";
export const GROUND = "#fffdf9";
export const BLUE = "#0072b2";
export const VERMILION = "#d55e00";
export const GREEN = "#00805d";
export const PURPLE = "#a8558a";
export const GREY = "#8a8177";

export const ON_DARK: Readonly<Record<string, string>> = {
  [INK]: "#f1ebe1",
  [SOFT]: "#b9ae9f",
  [LINE]: "#3d362e",
  [GROUND]: "#211d19",
  [BLUE]: "#56b4e9",
  [VERMILION]: "#f09a5e",
  [GREEN]: "#4cc9a0",
  [PURPLE]: "#d9a0c4",
  [GREY]: "#9d9488",
};

/** Two widths are drawn, so that letters keep their size on a phone. */
export interface Layout {
  readonly width: number;
  readonly narrow: boolean;
}

export const WIDE: Layout = { width: 760, narrow: false };
export const NARROW: Layout = { width: 340, narrow: true };

export const FONT = "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/** Nothing moves, and nothing waits for a pointer: the pictures are for paper as well. */
export const STILL: EChartsOption = {
  animation: false,
  textStyle: { fontFamily: FONT, color: INK, fontSize: 12 },
  color: [BLUE, VERMILION, GREEN, PURPLE, GREY],
  tooltip: { show: false },
};

export const SERIES = { silent: true, emphasis: { disabled: true } } as const;

/** What a label's formatter is given of its bar. */
export interface Labelled {
  readonly dataIndex: number;
}

interface Decal {
  readonly symbol: string;
  readonly color: string;
  readonly dashArrayX: (number | number[])[];
  readonly dashArrayY: number[];
  readonly rotation?: number;
  readonly symbolSize?: number;
}

/** Hatching, so that colour isn't the only carrier. */
export const HATCHED: Decal = {
  symbol: "rect",
  color: GROUND,
  dashArrayX: [1, 0],
  dashArrayY: [2, 5],
  rotation: -Math.PI / 4,
};

export const DOTTED: Decal = {
  symbol: "circle",
  color: GROUND,
  dashArrayX: [[6, 6], [0, 6, 6, 0]],
  dashArrayY: [6, 0],
  symbolSize: 0.5,
};

export const BARRED: Decal = {
  symbol: "rect",
  color: GROUND,
  dashArrayX: [1, 0],
  dashArrayY: [1.5, 6],
  rotation: Math.PI / 2,
};

export const TEXT = { color: INK, fontFamily: FONT, fontSize: 12, textBorderWidth: 0 } as const;

export const LEGEND = { top: 0, left: 0, selectedMode: false, textStyle: TEXT, itemGap: 34 } as const;

export const CATEGORY_AXIS = {
  type: "category",
  axisLine: { lineStyle: { color: SOFT } },
  axisTick: { show: false },
} as const;

export const VALUE_AXIS = {
  type: "value",
  axisLabel: { color: SOFT, fontFamily: FONT, hideOverlap: true },
  // the bars carry their numbers
  splitLine: { show: false },
  axisLine: { show: false },
} as const;

/**
 * Where category labels stand, within this many pixels at the left. Fonts run wider than ECharts reckons without a
 * browser, so the words are given less.
 */
export function labelsWithin(pixels: number) {
  return { ...TEXT, lineHeight: 15, width: pixels * 0.84, overflow: "break" } as const;
}
