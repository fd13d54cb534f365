import { Latencies } from "../../comparison/timed/latencies.ts";
import type { Capacity } from "../../comparison/timed/capacity.ts";
import type { Pace } from "../../comparison/timed/pace.ts";
import type { TimedContestant } from "../../comparison/timed/timedSeries.ts";
import type { TimedRun } from "../../comparison/timed/timedRun.ts";
import type { CapacityResult, Repetition, Timed, TimedRailResult } from "./timedResult.ts";

export interface SeriesFacts {
  readonly pace: Pace;
  readonly warmUpSeconds: number;
  /** Of the day, which isn't timed with them. */
  readonly measuresLeftOut?: number;
  readonly order: readonly string[];
  readonly loadAverage: readonly number[];
  /** What was looked for after the runs, where it was. */
  readonly capacityOf?: (contestant: TimedContestant) => FoundCapacity | undefined;
}

export interface FoundCapacity extends Capacity {
  readonly boundMs: number;
  readonly secondsPerTrial: number;
}

/** The timed run as a document. */
export function toTimed(contestants: readonly TimedContestant[], facts: SeriesFacts): Timed {
  const runs = contestants.flatMap((contestant) => contestant.runs);
  return {
    pace: { ...facts.pace },
    instructions: runs[0]?.instructions ?? 0,
    ...(facts.measuresLeftOut ? { measuresLeftOut: facts.measuresLeftOut } : {}),
    warmUpSeconds: facts.warmUpSeconds,
    repeats: contestants[0]?.runs.length ?? 0,
    order: [...facts.order],
    loadAverage: facts.loadAverage.map((load) => rounded(load)),
    rails: contestants.map((contestant) => ({
      ...describeContestant(contestant),
      ...describeCapacity(facts.capacityOf?.(contestant)),
    })),
  };
}

function describeContestant({ scheme, mode, label, runs }: TimedContestant): TimedRailResult {
  const [first] = runs;
  if (first === undefined) throw new Error(`${scheme} ${mode} ${label} never ran`);
  const together = new Latencies();
  for (const { latencies } of runs) together.merge(latencies);
  return {
    scheme,
    mode,
    label,
    settlement: first.settlement,
    ...first.facts,
    repetitions: runs.map(describeRun),
    cumulative: together.cumulative().map(({ percent, ms }) => ({ percent, ms: rounded(ms) })),
    seconds: meanSeconds(runs),
  };
}

function describeRun(run: TimedRun): Repetition {
  const { readings, answers, processor, instructions, storedBytes } = run;
  const perInstruction = (seconds: number) => rounded((seconds * 1_000) / instructions);
  return {
    measured: readings.measured,
    measuredSeconds: rounded(readings.measuredSeconds),
    perSecond: roundedAll(readings.perSecond),
    latencyMs: roundedAll(readings.latencyMs),
    stagesMs: roundedAll(readings.stagesMs),
    generatorLagMs: roundedAll(readings.generatorLagMs),
    backlog: readings.backlog,
    drainSeconds: rounded(readings.drainSeconds),
    inFlight: { mean: rounded(readings.inFlight.mean), most: readings.inFlight.most },
    answers: { ...answers },
    processorMsPerInstruction: {
      ours: perInstruction(processor.ours),
      ...(processor.others === undefined ? {} : { others: perInstruction(processor.others) }),
    },
    ...(storedBytes === undefined
      ? {}
      : { storedBytesPerInstruction: rounded(Number(storedBytes) / instructions) }),
  };
}

function describeCapacity(found: FoundCapacity | undefined): { capacity?: CapacityResult } {
  if (found === undefined) return {};
  const { boundMs, secondsPerTrial, perSecond, isLimitedByDay, trials } = found;
  return {
    capacity: {
      boundMs,
      secondsPerTrial,
      ...(perSecond === undefined ? {} : { perSecond: rounded(perSecond) }),
      isLimitedByDay,
      trials: trials.map(({ isSustained, ...figures }) => ({ ...roundedAll(figures), isSustained })),
    },
  };
}

function meanSeconds(runs: readonly TimedRun[]): TimedRailResult["seconds"] {
  const length = Math.max(...runs.map(({ seconds }) => seconds.length));
  const mean = (second: number, what: "offered" | "settled") =>
    rounded(runs.reduce((sum, { seconds }) => sum + (seconds[second]?.[what] ?? 0), 0) / runs.length);
  return Array.from({ length }, (_, second) => ({
    offered: mean(second, "offered"),
    settled: mean(second, "settled"),
  }));
}

/** A microsecond, or a thousandth of whatever it is: what is beyond is noise. */
function rounded(figure: number): number {
  return Math.round(figure * 1_000) / 1_000;
}

/** Every figure of a record of numbers. */
function roundedAll<T extends object>(figures: T): T {
  const entries = Object.entries(figures).map(([name, figure]) => [name, rounded(Number(figure))]);
  return Object.fromEntries(entries) as T;
}
