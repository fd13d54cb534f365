import type { Stamps } from "../../scenario/timedRail.ts";

/**
 * Where an instruction's time goes, from its scheduled arrival to settlement:
 * - `wait`: until the rail took it up (the load generator's lag is in it)
 * - `sign`: until its envelope was signed
 * - `queue`: until it was handed to the system of record
 * - `execute`: until that had decided; all until settlement where the two can't be told apart
 * - `commit`: from the decision until it was settled
 */
export const STAGES = ["wait", "sign", "queue", "execute", "commit"] as const;
export type Stage = (typeof STAGES)[number];

/** Mean milliseconds of each stage; their sum is the mean latency. `commit` is absent where it stands in `execute`. */
export type MeanStages = Readonly<Record<Exclude<Stage, "commit">, number>> & { readonly commit?: number };

/** Adds up the stages of many instructions: only means add up to the mean of the whole. */
export class StageSums {
  readonly #sumMs: Record<Stage, number> = { wait: 0, sign: 0, queue: 0, execute: 0, commit: 0 };
  #count = 0;
  #toldApart = false;

  add(dueAtMs: number, { takenAtMs, signedAtMs, submittedAtMs, executedAtMs, settledAtMs }: Stamps): void {
    const decidedAtMs = executedAtMs ?? settledAtMs;
    this.#sumMs.wait += takenAtMs - dueAtMs;
    this.#sumMs.sign += signedAtMs - takenAtMs;
    this.#sumMs.queue += submittedAtMs - signedAtMs;
    this.#sumMs.execute += decidedAtMs - submittedAtMs;
    this.#sumMs.commit += settledAtMs - decidedAtMs;
    this.#count += 1;
    this.#toldApart ||= executedAtMs !== undefined;
  }

  means(): MeanStages {
    const mean = (stage: Stage) => (this.#count === 0 ? 0 : this.#sumMs[stage] / this.#count);
    const { wait, sign, queue, execute, commit } = this.#sumMsBy(mean);
    return this.#toldApart ? { wait, sign, queue, execute, commit } : { wait, sign, queue, execute };
  }

  #sumMsBy(mean: (stage: Stage) => number): Record<Stage, number> {
    return Object.fromEntries(STAGES.map((stage) => [stage, mean(stage)])) as Record<Stage, number>;
  }
}
