import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { Clock } from "./clock.ts";
import type { Contestant } from "./contestant.ts";
import type { Readings } from "./stopwatch.ts";
import { timedRun } from "./timedRun.ts";

const STEP_UP = 1.5;
/** The highest rate is known to within this ratio. */
const CLOSE_ENOUGH = 1.1;

export interface CapacitySearch {
  readonly firstPerSecond: number;
  readonly secondsPerTrial: number;
  readonly warmUpSeconds: number;
  /** What the 99th percentile of the latencies may be, and the time to drain. */
  readonly boundMs: number;
  /** In the day: a rate can't be tried for which there aren't enough. */
  readonly instructions: number;
  readonly seed: string;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  readonly onTrial?: (perSecond: number) => void;
}

export interface CapacityTrial {
  readonly perSecond: number;
  readonly settledPerSecond: number;
  readonly p99Ms: number;
  readonly drainSeconds: number;
  readonly isSustained: boolean;
}

export interface Capacity {
  /** The highest rate that was sustained; absent if none was. */
  readonly perSecond?: number;
  /** The day hadn't enough instructions to go higher. */
  readonly isLimitedByDay: boolean;
  /** In the order in which they were made. */
  readonly trials: readonly CapacityTrial[];
}

/**
 * Raises the rate by half until it isn't sustained, then halves the step until the highest rate is known to a tenth.
 * Sustained: the 99th percentile and the time to drain are within the bound, and latencies don't grow from the first
 * half of the trial to the second. Each trial is a run of its own on a fresh rail, with all the checks of one.
 */
export async function findCapacity(contestant: Contestant, search: CapacitySearch): Promise<Capacity> {
  const highestInDay = search.instructions / search.secondsPerTrial;
  const trials: CapacityTrial[] = [];
  let good: number | undefined;
  let bad: number | undefined;
  for (
    let rate: number | undefined = Math.min(search.firstPerSecond, highestInDay);
    rate !== undefined;
    rate = nextRate(good, bad, highestInDay)
  ) {
    search.onTrial?.(rate);
    const trial = await trialAt(contestant, rate, search);
    trials.push(trial);
    if (trial.isSustained) good = rate;
    else bad = rate;
  }
  const isLimitedByDay = bad === undefined;
  return good === undefined ? { isLimitedByDay, trials } : { perSecond: good, isLimitedByDay, trials };
}

/** Whole rates; undefined when the search is at its end. */
function nextRate(good: number | undefined, bad: number | undefined, highest: number): number | undefined {
  if (good === undefined) return bad === undefined || bad <= 1 ? undefined : Math.max(1, Math.floor(bad / 2));
  if (bad === undefined) return good < highest ? Math.min(Math.ceil(good * STEP_UP), highest) : undefined;
  const between = Math.round((good + bad) / 2);
  return bad / good > CLOSE_ENOUGH && between > good && between < bad ? between : undefined;
}

async function trialAt(
  contestant: Contestant,
  perSecond: number,
  search: CapacitySearch,
): Promise<CapacityTrial> {
  const { secondsPerTrial, warmUpSeconds, boundMs, seed, clock, signal } = search;
  const count = Math.max(2, Math.floor(perSecond * secondsPerTrial));
  const { readings } = await timedRun(firstOf(contestant, count), {
    pace: { kind: "rate", perSecond, seed: `${seed}/${perSecond}` },
    warmUpSeconds,
    clock,
    ...(signal === undefined ? {} : { signal }),
  });
  return {
    perSecond,
    settledPerSecond: readings.perSecond.settled,
    p99Ms: readings.latencyMs.p99,
    drainSeconds: readings.drainSeconds,
    isSustained: isSustained(readings, boundMs),
  };
}

export function isSustained({ latencyMs, drainSeconds, halvesMs }: Readings, boundMs: number): boolean {
  const [first, second] = halvesMs;
  const isGrowing = second > 2 * first + boundMs / 10;
  return latencyMs.p99 <= boundMs && drainSeconds * 1_000 <= boundMs && !isGrowing;
}

/** The same contestant with no more than so many instructions of the day. */
function firstOf(contestant: Contestant, count: number): Contestant {
  return {
    ...contestant,
    open: async () => {
      const opened = await contestant.open();
      return { ...opened, signed: () => take(opened.signed(), count) };
    },
  };
}

async function* take(instructions: AsyncIterable<SignedInstruction>, count: number) {
  let taken = 0;
  for await (const instruction of instructions) {
    yield instruction;
    taken += 1;
    if (taken === count) return;
  }
}
