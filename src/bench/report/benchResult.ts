import { z } from "zod";

import type { Measurement, Side } from "../measurement.ts";
import { ratioOf, spreadOf, verdictOf } from "../summary.ts";

/** The parts of a benchmark, in the order in which they run. */
export const SECTIONS = ["chain", "books", "long-day"] as const;
export type Section = (typeof SECTIONS)[number];

const perSecond = z.number().positive();
const loadAverage = z
  .tuple([z.number(), z.number(), z.number()])
  .describe("Processes that ran or waited to run, over 1, 5 and 15 minutes; zeroes where it isn't known");

const side = z.strictObject({
  name: z.string(),
  counts: z.string().describe("What it means that a payment counts"),
  perSecond: z.array(perSecond).min(1).describe("One figure for each repetition, in the order they were taken"),
  median: perSecond,
  lowest: perSecond,
  highest: perSecond,
});

const row = z.strictObject({
  section: z.enum(SECTIONS),
  what: z.string(),
  unit: z.enum(["payments/s", "transactions/s"]),
  baseline: side,
  ours: side,
  ratio: z.number().positive().describe("Of medians, ours to the baseline's"),
  target: z.number().positive().optional().describe("The ratio that we hold ourselves to"),
  verdict: z.enum(["met", "missed", "observed"]),
  note: z.string().optional(),
});

const machine = z.strictObject({
  project: z.string().describe("Version of this project"),
  commit: z.string().describe("Git commit, with + if files were changed; unknown outside a checkout"),
  node: z.string(),
  platform: z.string(),
  processor: z.string(),
  processors: z.int().min(1),
  memoryBytes: z.int().positive(),
  packages: z.record(z.string(), z.string()).describe("Versions of what the figures depend on"),
});

const longDay = z
  .strictObject({
    payments: z.int().positive().describe("Instructions, refusals and repetitions included"),
    accepted: z.int().min(0),
    seconds: z.number().positive(),
    peakResidentBytes: z.int().positive().describe("Of the process that settled"),
    heapAfterCollection: z
      .strictObject({ leastBytes: z.int().positive(), mostBytes: z.int().positive() })
      .optional()
      .describe("Least and most that the heap held after a collection, from a tenth of the day on"),
    agree: z.boolean().describe("Decisions, reasons and end balances of the books equal the referee's"),
    engine: z.string(),
  })
  .describe("A long day settled in books and referee, each verifying every signature; no benchmark of the books");

/** What `npm run bench` finds, as written to `bench.json`. Version 1. */
export const benchResult = z.strictObject({
  version: z.literal(1),
  seed: z.string(),
  quick: z.boolean().describe("Short runs, once each: enough to see that it works, too short to quote"),
  startedAt: z.iso.datetime(),
  tookSeconds: z.number().positive(),
  machine,
  loadAverage: z.strictObject({
    atStart: loadAverage.describe("What others did to the machine before anything was measured"),
    atEnd: loadAverage,
  }),
  rows: z.array(row),
  longDay: longDay.optional(),
  leftOut: z.array(z.strictObject({ section: z.enum(SECTIONS), because: z.string() })),
});

export type BenchResult = z.infer<typeof benchResult>;
export type BenchRow = BenchResult["rows"][number];
export type Machine = BenchResult["machine"];

/** JSON Schema of `bench.json`, written beside it. */
export function benchSchema(): unknown {
  return z.toJSONSchema(benchResult);
}

export function rowOf(section: Section, measurement: Measurement): BenchRow {
  const { what, unit, baseline, ours, target, note } = measurement;
  return {
    ...{ section, what, unit },
    baseline: sideOf(baseline),
    ours: sideOf(ours),
    ratio: ratioOf(measurement),
    ...(target === undefined ? {} : { target }),
    verdict: verdictOf(measurement),
    ...(note === undefined ? {} : { note }),
  };
}

function sideOf(from: Side): BenchRow["ours"] {
  return { ...from, perSecond: [...from.perSecond], ...spreadOf(from) };
}
