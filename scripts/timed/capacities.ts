import { type Capacity, findCapacity } from "../../src/comparison/timed/capacity.ts";
import { WALL_CLOCK } from "../../src/comparison/timed/clock.ts";
import type { Contestant } from "../../src/comparison/timed/contestant.ts";
import type { FoundCapacity } from "../../src/report/timed/toTimed.ts";
import type { Progress } from "../cli/progress.ts";

const SECONDS_PER_TRIAL = 10;
const WARM_UP_SECONDS = 2;
const FIRST_PER_SECOND = 100;

export interface CapacityQuestion {
  readonly boundMs: number;
  readonly instructions: number;
  readonly seed: string;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** The highest rate that each contestant sustains, by its name; one after the other. */
export async function findCapacities(
  contestants: readonly Contestant[],
  { boundMs, instructions, seed, progress, signal }: CapacityQuestion,
): Promise<ReadonlyMap<string, FoundCapacity>> {
  const found = new Map<string, FoundCapacity>();
  for (const contestant of contestants) {
    const name = nameOf(contestant);
    const capacity: Capacity = await findCapacity(contestant, {
      firstPerSecond: FIRST_PER_SECOND,
      secondsPerTrial: SECONDS_PER_TRIAL,
      warmUpSeconds: WARM_UP_SECONDS,
      clock: WALL_CLOCK,
      onTrial: (perSecond) =>
        progress.step(`Looking for the capacity of ${name}: ${Math.round(perSecond)} a second`),
      ...{ boundMs, instructions, seed, signal },
    });
    found.set(name, { ...capacity, boundMs, secondsPerTrial: SECONDS_PER_TRIAL });
  }
  return found;
}

export function nameOf({ scheme, mode, label }: Pick<Contestant, "scheme" | "mode" | "label">): string {
  return `${scheme} ${mode}, ${label}`;
}
