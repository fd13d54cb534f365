import { z } from "zod";

import { SETTLEMENTS } from "../../scenario/timedRail.ts";

const milliseconds = z.number().min(0);
const perSecond = z.number().min(0);
const count = z.int().min(0);

const quantiles = z.strictObject({
  p50: milliseconds,
  p95: milliseconds,
  p99: milliseconds,
  max: milliseconds,
  mean: milliseconds,
});

const stages = z
  .strictObject({
    wait: milliseconds.describe("From the scheduled arrival until the rail took it up"),
    sign: milliseconds.describe("Until its envelope was signed"),
    queue: milliseconds.describe("Until it was handed to the system of record"),
    execute: milliseconds.describe("Until decided; until settled where commit is absent"),
    commit: milliseconds.optional().describe("From the decision until settled, where the two can be told apart"),
  })
  .describe("Mean milliseconds; their sum is the mean latency");

const repetition = z.strictObject({
  measured: count.describe("Instructions scheduled after the warm-up"),
  measuredSeconds: z.number().min(0).describe("Over which they were scheduled"),
  perSecond: z.strictObject({
    offered: perSecond,
    taken: perSecond.describe("Taken up by the rail"),
    settled: perSecond.describe("Answered and settled, refusals included"),
    accepted: perSecond.describe("Goodput: settled, not refused and not a repetition"),
  }),
  latencyMs: quantiles.describe("From the scheduled arrival to settlement"),
  stagesMs: stages,
  generatorLagMs: quantiles.describe("From the scheduled arrival until the load generator handed it over"),
  backlog: count.describe("Arrived and not settled when the last instruction was due"),
  drainSeconds: z.number().min(0).describe("From then until the last one was settled"),
  inFlight: z.strictObject({ mean: z.number().min(0), most: count }),
  answers: z.strictObject({
    accepted: count,
    refused: count,
    repeated: count,
    differFromReferee: count.describe("Other than the referee's in the order of arrival; no error"),
  }),
  processorMsPerInstruction: z
    .strictObject({
      ours: z.number().min(0).describe("This process: load generator, client, and PGlite where it keeps the books"),
      others: z.number().min(0).optional().describe("The rail's other processes; absent where not measured"),
    })
    .describe("User and system time, warm-up and drain included"),
  storedBytesPerInstruction: z.number().optional().describe("Absent where it can't be told"),
});

const capacity = z
  .strictObject({
    boundMs: milliseconds.describe("What p99 and the time to drain may be"),
    secondsPerTrial: z.number().gt(0),
    perSecond: perSecond.optional().describe("The highest rate sustained; absent if none was"),
    isLimitedByDay: z.boolean().describe("The day hadn't enough instructions to try a higher rate"),
    trials: z.array(
      z.strictObject({
        perSecond,
        settledPerSecond: perSecond,
        p99Ms: milliseconds,
        drainSeconds: z.number().min(0),
        isSustained: z.boolean(),
      }),
    ),
  })
  .describe("Found by one search, not repeated");

const timedRail = z.strictObject({
  scheme: z.string(),
  mode: z.enum(["gross", "net"]),
  label: z.string().describe("Which implementation, and how it was run"),
  settlement: z.enum(SETTLEMENTS).describe("What settled means; figures of one kind aren't ranked against another's"),
  system: z.string(),
  counts: z.string().describe("What had happened when an instruction was called settled"),
  batching: z.string(),
  beforehand: z.string().describe("What was done before the clock started"),
  repetitions: z.array(repetition).min(1),
  cumulative: z
    .array(z.strictObject({ percent: z.number().min(0).max(100), ms: milliseconds }))
    .describe("This percentage took no longer; of all repetitions together"),
  seconds: z
    .array(z.strictObject({ offered: perSecond, settled: perSecond }))
    .describe("Second by second from the first arrival, warm-up included; means of the repetitions"),
  capacity: capacity.optional(),
});

/** What `compare --timed` adds to `result.json`. */
export const timed = z.strictObject({
  pace: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("file"), speedUp: z.number().gt(0) }),
    z.strictObject({ kind: z.literal("rate"), perSecond: z.number().gt(0), seed: z.string() }),
  ]),
  instructions: count,
  measuresLeftOut: z.int().min(1).optional().describe("How many measures the day has, which timed runs don't follow"),
  warmUpSeconds: z.number().min(0),
  repeats: z.int().min(1),
  order: z.array(z.string()).describe("In which the runs followed one another"),
  loadAverage: z.array(z.number()).describe("Of the machine over 1, 5 and 15 minutes before the first run"),
  rails: z.array(timedRail).min(1),
});

export type Timed = z.infer<typeof timed>;
export type TimedRailResult = Timed["rails"][number];
export type CapacityResult = z.infer<typeof capacity>;
export type Repetition = TimedRailResult["repetitions"][number];
