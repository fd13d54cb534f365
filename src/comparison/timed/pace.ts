import { randomFrom } from "../../scenario/generate/random.ts";
import type { Instruction } from "../../scenario/instructions.ts";

/**
 * When instructions arrive, fixed before the clock starts.
 * - `file`: at the file's times, from its first instruction on, so many times as fast
 * - `rate`: in the file's order as independent payers would, a Poisson process of so many a second, from a seed
 */
export type Pace =
  | { readonly kind: "file"; readonly speedUp: number }
  | { readonly kind: "rate"; readonly perSecond: number; readonly seed: string };

/**
 * Milliseconds after the start at which each instruction is due, asked in the file's order; never less than the one
 * before. The same pace gives the same times on every machine.
 */
export function arrivals(pace: Pace): (instruction: Pick<Instruction, "atSeconds">) => number {
  return pace.kind === "file" ? fromFile(pace.speedUp) : poisson(pace.perSecond, pace.seed);
}

function fromFile(speedUp: number): (instruction: Pick<Instruction, "atSeconds">) => number {
  let first: number | undefined;
  let latest = 0;
  return ({ atSeconds }) => {
    first ??= atSeconds;
    latest = Math.max(latest, ((atSeconds - first) * 1_000) / speedUp);
    return latest;
  };
}

function poisson(perSecond: number, seed: string): () => number {
  const random = randomFrom(seed);
  let dueMs = 0;
  return () => {
    dueMs -= (Math.log(random.unit()) * 1_000) / perSecond;
    return dueMs;
  };
}
