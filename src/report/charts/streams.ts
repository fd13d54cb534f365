import type { EChartsOption } from "echarts";

import { type MinorUnits, drawn, formatMajor, plainMajor } from "../amounts.ts";
import type { Numbers } from "../csv.ts";
import { DEPOSITS_AFTER, DEPOSITS_BEFORE, DRAWN, KEPT, type Stream } from "../model/streams.ts";
import { BLUE, GREEN, GREY, type Layout, PURPLE, SERIES, STILL, TEXT, VERMILION, WIDE } from "./look.ts";

export interface Streams {
  readonly unit: MinorUnits;
  readonly streams: readonly Stream[];
}

const COLOURS: Readonly<Record<string, string>> = {
  [DEPOSITS_BEFORE]: BLUE,
  [DEPOSITS_AFTER]: BLUE,
  [DRAWN]: GREY,
  [KEPT]: GREY,
  people: VERMILION,
  merchants: GREEN,
};

/** Where the day's money came from, through whose hands it went and where it ended. */
export function streamsOption({ unit, streams }: Streams, { narrow }: Layout = WIDE): EChartsOption {
  const sources = new Set(streams.map(({ from }) => from));
  const through = throughputs(streams);
  const words = (name: string) => (narrow ? name.replace(/ (?=\S+$)/, "\n") : name);
  const label = (name: string) => `${words(name)}\n${formatMajor(through.get(name) ?? 0n, unit)}`;
  return {
    ...STILL,
    series: [
      {
        ...SERIES,
        type: "sankey",
        left: 4,
        right: 4,
        top: 8,
        bottom: 8,
        nodeWidth: 14,
        nodeGap: narrow ? 34 : 26,
        draggable: false,
        data: [...through.keys()].map((name) => ({
          name,
          itemStyle: { color: COLOURS[name] ?? PURPLE, borderWidth: 0 },
          label: { position: sources.has(name) ? "right" : "left" },
        })),
        links: streams.map(({ from, to, amount }) => ({ source: from, target: to, value: drawn(amount, unit) })),
        lineStyle: { color: "source", opacity: 0.28, curveness: 0.5 },
        label: { ...TEXT, fontSize: narrow ? 10 : 12, formatter: ({ name }) => label(name) },
      },
    ],
  };
}

export function streamsNumbers({ unit, streams }: Streams): Numbers {
  return {
    columns: ["from", "to", "amount"],
    rows: streams.map(({ from, to, amount }) => [from, to, plainMajor(amount, unit)]),
  };
}

/** What goes through each node: what comes in, or goes out where nothing comes in. */
export function throughputs(streams: readonly Stream[]): ReadonlyMap<string, bigint> {
  const sum = (side: "from" | "to", name: string) =>
    streams.filter((stream) => stream[side] === name).reduce((total, { amount }) => total + amount, 0n);
  const names = [...new Set(streams.flatMap(({ from, to }) => [from, to]))];
  return new Map(names.map((name) => [name, sum("to", name) || sum("from", name)]));
}
