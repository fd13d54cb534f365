import type { Answers } from "./answers.ts";
import type { Clock } from "./clock.ts";
import type { Contestant } from "./contestant.ts";
import type { Pace } from "./pace.ts";
import { type TimedRun, timedRun } from "./timedRun.ts";

export interface SeriesSettings {
  readonly pace: Pace;
  readonly warmUpSeconds: number;
  readonly repeats: number;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  readonly onRun?: (run: { readonly repetition: number; readonly contestant: Contestant }) => void;
}

/** What one contestant did in every repetition, in turn. */
export interface TimedContestant extends Pick<Contestant, "scheme" | "mode" | "label"> {
  readonly runs: readonly TimedRun[];
}

/**
 * Repeats the day on every contestant in turn, each time opened afresh: what slows the machine for a while then
 * slows all of them. Every repetition begins with another contestant, and has arrivals of its own where they are
 * random, the same for all.
 */
export async function timedSeries(
  contestants: readonly Contestant[],
  { repeats, pace, onRun = () => {}, ...settings }: SeriesSettings,
): Promise<readonly TimedContestant[]> {
  const runs = new Map<Contestant, TimedRun[]>(contestants.map((contestant) => [contestant, []]));
  const known = new Map<string, Answers>();
  for (let repetition = 1; repetition <= repeats; repetition += 1) {
    for (const contestant of turns(contestants, repetition)) {
      settings.signal?.throwIfAborted();
      onRun({ repetition, contestant });
      const family = `${contestant.scheme}-${contestant.mode}`;
      const refereeAnswers = known.get(family);
      const run = await timedRun(contestant, {
        ...settings,
        pace: paceOf(pace, repetition),
        ...(refereeAnswers === undefined ? {} : { refereeAnswers }),
      });
      known.set(family, run.refereeAnswers);
      runs.get(contestant)?.push(run);
    }
  }
  return [...runs].map(([{ scheme, mode, label }, own]) => ({ scheme, mode, label, runs: own }));
}

/** In which order the contestants run in a repetition, the first being 1. */
export function turns<T>(contestants: readonly T[], repetition: number): readonly T[] {
  const first = (repetition - 1) % Math.max(contestants.length, 1);
  return [...contestants.slice(first), ...contestants.slice(0, first)];
}

function paceOf(pace: Pace, repetition: number): Pace {
  return pace.kind === "file" ? pace : { ...pace, seed: `${pace.seed}/${repetition}` };
}
