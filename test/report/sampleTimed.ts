import type { Repetition, Timed, TimedRailResult } from "../../src/report/timed/timedResult.ts";

/** Three repetitions of a contract rail that gives inclusion and of books that give finality; figures made up. */
export function sampleTimed(): Timed {
  return {
    pace: { kind: "file", speedUp: 4_320 },
    instructions: 2_400,
    warmUpSeconds: 2,
    repeats: 3,
    order: ["1: alipay-2.0 gross: contracts", "1: alipay-2.0 gross: books"],
    loadAverage: [0.5, 0.25, 0.125],
    rails: [rail("contracts", "inclusion", 800), rail("books", "finality", 5)],
  };
}

function rail(label: string, settlement: TimedRailResult["settlement"], latencyMs: number): TimedRailResult {
  return {
    scheme: "alipay-2.0",
    mode: "gross",
    label,
    settlement,
    system: `the system of the ${label}`,
    counts: `what counts for the ${label}`,
    batching: `the batching of the ${label}`,
    beforehand: "payers' signatures",
    repetitions: [1.5, 1, 2].map((times) => repetition(latencyMs * times, label === "contracts")),
    cumulative: [
      { percent: 0, ms: latencyMs / 10 },
      { percent: 50, ms: latencyMs },
      { percent: 100, ms: latencyMs * 4 },
    ],
    seconds: [
      { offered: 100, settled: 90 },
      { offered: 140, settled: 130 },
      { offered: 0, settled: 20 },
    ],
    ...(label === "books" ? { capacity: capacity() } : {}),
  };
}

function capacity(): NonNullable<TimedRailResult["capacity"]> {
  const trial = (perSecond: number, isSustained: boolean) => ({
    perSecond,
    settledPerSecond: perSecond,
    p99Ms: perSecond / 10,
    drainSeconds: 0.5,
    isSustained,
  });
  const trials = [trial(1_000, true), trial(1_500, true), trial(2_250, false)];
  return { boundMs: 3_000, secondsPerTrial: 10, perSecond: 1_500, isLimitedByDay: false, trials };
}

function repetition(latencyMs: number, isChain: boolean): Repetition {
  const quantiles = { p50: latencyMs, p95: latencyMs * 2, p99: latencyMs * 3, max: latencyMs * 4, mean: latencyMs };
  const commit = isChain ? {} : { commit: latencyMs / 2 };
  return {
    measured: 2_160,
    measuredSeconds: 18,
    perSecond: { offered: 120, taken: 120, settled: 119, accepted: 101.25 },
    latencyMs: quantiles,
    stagesMs: { wait: 1, sign: 0, queue: 1, execute: latencyMs / 2 - 2, ...commit },
    generatorLagMs: { p50: 0.5, p95: 1, p99: 1.5, max: 3, mean: 0.5 },
    backlog: 20,
    drainSeconds: 0.9,
    inFlight: { mean: 60, most: 130 },
    answers: { accepted: 2_100, refused: 290, repeated: 10, differFromReferee: 4 },
    processorMsPerInstruction: isChain ? { ours: 1.2, others: 3.4 } : { ours: 2.5 },
    ...(isChain ? {} : { storedBytesPerInstruction: 1_024 }),
  };
}
