import type { Measurement, Side } from "./measurement.ts";

/** How several repetitions of one thing came out. */
export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Whether a row keeps what we hold ourselves to; `observed` if we hold ourselves to nothing. */
export type Verdict = "met" | "missed" | "observed";

/** Throws if there is no figure. */
export function spreadOf({ name, perSecond }: Pick<Side, "name" | "perSecond">): Spread {
  const sorted = perSecond.toSorted((a, b) => a - b);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined) throw new Error(`${name} was never measured`);
  return { median: medianOf(sorted), lowest, highest };
}

/** Of medians, ours to the baseline's. */
export function ratioOf({ baseline, ours }: Pick<Measurement, "baseline" | "ours">): number {
  return spreadOf(ours).median / spreadOf(baseline).median;
}

export function verdictOf(measurement: Measurement): Verdict {
  if (measurement.target === undefined) return "observed";
  return ratioOf(measurement) >= measurement.target ? "met" : "missed";
}

function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
