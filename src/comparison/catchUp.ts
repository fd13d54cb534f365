import type { SignedInstruction } from "../scenario/instructions.ts";
import type { Decision, Rail } from "../scenario/rail.ts";

/**
 * A rail that holds the beginning of a day from before an interruption. The day comes again from its start: what the
 * rail's log holds is answered as it was decided then, and from the first instruction that it doesn't hold the rail
 * settles on, so that the answers are those of a run that was never interrupted.
 */
export class CatchUp {
  readonly #rail: Rail;
  #isCaughtUp = false;

  constructor(rail: Rail) {
    this.#rail = rail;
  }

  /** `isRepetition` says of each instruction whether its id came earlier in the day. */
  async settle(
    instructions: readonly SignedInstruction[],
    isRepetition: readonly boolean[],
  ): Promise<readonly Decision[]> {
    if (this.#isCaughtUp) return this.#rail.settle(instructions);
    const recalled = (await this.#rail.recall?.(instructions, isRepetition)) ?? [];
    const rest = await this.#rail.settle(
      instructions.filter((_, position) => recalled[position] === undefined),
    );
    let next = 0;
    return instructions.map((_, position) => {
      const known = recalled[position];
      const decision = known ?? (rest[next++] as Decision);
      if (known !== undefined || isRepetition[position] === true) return decision;
      // a halted network logs nothing, so that its answers don't show where the log ends
      if (decision.status === "not_taken") return decision;
      // the log had the id though it is new to the day: it is the first decision
      if (decision.replayed) return { ...decision, replayed: false };
      this.#isCaughtUp = true;
      return decision;
    });
  }
}
