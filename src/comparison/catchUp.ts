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
    const recalled = await this.#recall(instructions, isRepetition);
    const rest = await this.#rail.settle(instructions.filter((_, position) => !recalled.has(position)));
    let next = 0;
    return instructions.map((_, position) => {
      const decision = recalled.get(position) ?? (rest[next++] as Decision);
      if (isRepetition[position] === true) return decision;
      // the log had the id though it is new to the day: it is the first decision
      if (decision.replayed || recalled.has(position)) return { ...decision, replayed: false };
      this.#isCaughtUp = true;
      return decision;
    });
  }

  async #recall(
    instructions: readonly SignedInstruction[],
    isRepetition: readonly boolean[],
  ): Promise<ReadonlyMap<number, Decision>> {
    const firsts = [...instructions.entries()].filter(([position]) => isRepetition[position] !== true);
    const decisions = (await this.#rail.recall?.(firsts.map(([, instruction]) => instruction))) ?? [];
    const recalled = new Map<number, Decision>();
    for (const [index, [position]] of firsts.entries()) {
      const decision = decisions[index];
      if (decision !== undefined) recalled.set(position, decision);
    }
    return recalled;
  }
}
