import { JiaoziError } from "../../catalogue/errors.ts";
import { assertConserved } from "../../scenario/conservation.ts";
import type { Settlement } from "../../scenario/timedRail.ts";
import { Answers } from "./answers.ts";
import { type CheckedAnswers, checkAnswers, refereeAnswers } from "./checkAnswers.ts";
import type { Clock } from "./clock.ts";
import type { Contestant, OpenedContestant, RailFacts } from "./contestant.ts";
import type { Latencies } from "./latencies.ts";
import { runOpenLoop } from "./openLoop.ts";
import { type Pace, arrivals } from "./pace.ts";
import { PreparedQueue } from "./preparedQueue.ts";
import { type ProcessorSeconds, processorSeconds, secondsBetween } from "./processorTime.ts";
import { type SignedDay, storeSigned } from "./signedDay.ts";
import { type Readings, type SecondCount, Stopwatch } from "./stopwatch.ts";

/** Time for the rails to come to rest before the first arrival. */
const LEAD_MS = 200;

/** Prepared before the clock starts; what comes later is prepared window by window while it runs. */
export const PREPARED_BEFOREHAND = 20_000;

export interface RunSettings {
  readonly pace: Pace;
  /** Instructions due before this many seconds are settled and checked, but not measured. */
  readonly warmUpSeconds: number;
  readonly clock: Clock;
  /** Of the contestant's family, once they are known: they are the same in every repetition. */
  readonly refereeAnswers?: Answers;
  /** Ends the run at the next instruction, with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** One contestant's way through the day under the stopwatch. */
export interface TimedRun {
  readonly settlement: Settlement;
  readonly facts: RailFacts;
  readonly readings: Readings;
  readonly latencies: Latencies;
  readonly seconds: readonly SecondCount[];
  readonly instructions: number;
  readonly answers: Omit<CheckedAnswers, "movements">;
  /** From the first arrival to the last settlement; the load generator's and the client's time is in `ours`. */
  readonly processor: ProcessorSeconds;
  /** What the system of record grew by; absent where it can't be told. */
  readonly storedBytes?: bigint;
  readonly refereeAnswers: Answers;
}

/**
 * Opens a contestant, signs the day, replays it by the clock, and checks what came of it: conservation, every
 * instruction answered exactly once, none settled twice, the answers explaining the end balances, and the system's own
 * log. Throws `ANSWERS_DONT_ADD_UP` or `BOOKS_OUT_OF_BALANCE`, and what the rail rejects with.
 */
export async function timedRun(contestant: Contestant, settings: RunSettings): Promise<TimedRun> {
  const opened = await contestant.open();
  try {
    const day = await storeSigned(opened.signed());
    try {
      return await replay(contestant, opened, day, settings);
    } finally {
      await day.close();
    }
  } finally {
    await opened.close();
  }
}

async function replay(
  contestant: Contestant,
  opened: OpenedContestant,
  day: SignedDay,
  settings: RunSettings,
): Promise<TimedRun> {
  const { rail, facts } = opened;
  const opening = await rail.claims();
  const right = settings.refereeAnswers ?? (await refereeAnswers(day.read(), opened.referee()));
  const before = await rail.footprint();
  const { stopwatch, answers, processor } = await measured(opened, day, settings);
  const after = await rail.footprint();
  await rail.endDay();
  const closing = await rail.claims();
  assertConserved(closing, opening, contestant.conservation);
  const { movements, ...counts } = await checkAnswers(() => day.read(), answers, right);
  const { charged = [] } = contestant.conservation;
  movements.requireExplain(opening, closing, { kindOf: contestant.kindOf, charged });
  await opened.verify();
  return {
    settlement: rail.settlement,
    facts,
    readings: stopwatch.readings(),
    latencies: stopwatch.latencies,
    seconds: stopwatch.seconds(),
    instructions: day.count,
    answers: counts,
    processor,
    ...grown(before.storedBytes, after.storedBytes),
    refereeAnswers: right,
  };
}

async function measured({ rail }: OpenedContestant, day: SignedDay, settings: RunSettings) {
  const { clock, pace, warmUpSeconds, signal } = settings;
  const answers = new Answers();
  const endsAfterMs = await lastArrival(day, pace);
  requireLongerThan(warmUpSeconds, endsAfterMs);
  await using queue = disposable(new PreparedQueue(rail, day.read(), PREPARED_BEFOREHAND));
  await queue.fill();
  const { processIds } = await rail.footprint();
  const before = await processorSeconds(processIds);
  const startsAtMs = clock.nowMs() + LEAD_MS;
  const stopwatch = new Stopwatch(startsAtMs, startsAtMs + endsAfterMs, warmUpSeconds * 1_000);
  const arrival = arrivals(pace);
  const next = () => {
    signal?.throwIfAborted();
    return queue.next();
  };
  await runOpenLoop(next, {
    rail,
    clock,
    dueAtMs: (instruction) => startsAtMs + arrival(instruction),
    handedOver: (dueAtMs, nowMs) => stopwatch.handedOver(dueAtMs, nowMs),
    answered: ({ position, instruction, dueAtMs, outcome }) => {
      answers.put(position, instruction.id, outcome.decision);
      stopwatch.answered(dueAtMs, outcome);
    },
  });
  const after = await processorSeconds((await rail.footprint()).processIds);
  return { stopwatch, answers, processor: secondsBetween(before, after) };
}

function requireLongerThan(warmUpSeconds: number, endsAfterMs: number): void {
  if (endsAfterMs > warmUpSeconds * 1_000) return;
  throw new JiaoziError(
    "BAD_USAGE",
    `The last instruction is due ${(endsAfterMs / 1_000).toFixed(1)} s after the first, within the warm-up of ${warmUpSeconds} s.`,
    "Shorten --warm-up, lower --speed-up or --rate, or take a day with more instructions.",
    { field: "--warm-up" },
  );
}

/** The schedule is fixed beforehand, so its end is known before it begins. */
async function lastArrival(day: SignedDay, pace: Pace): Promise<number> {
  const arrival = arrivals(pace);
  let latest = 0;
  for await (const instruction of day.read()) latest = arrival(instruction);
  return latest;
}

function disposable(queue: PreparedQueue): PreparedQueue & AsyncDisposable {
  return Object.assign(queue, { [Symbol.asyncDispose]: () => queue.close() });
}

function grown(before: bigint | undefined, after: bigint | undefined): { readonly storedBytes?: bigint } {
  return before === undefined || after === undefined ? {} : { storedBytes: after - before };
}
