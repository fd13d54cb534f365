import type { Refusal } from "../../catalogue/refusals.ts";
import type { Amount } from "../../scenario/currency.ts";
import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { ContractsScheme } from "../contractsRail.ts";

/**
 * What a bank or a dealer has promised and the chain hasn't decided yet. Each decides as if all of it were spent
 * already, so that no deposit pays twice, however many of its instructions are under way; what the chain refuses is
 * free again.
 */
export class Holds {
  readonly #scheme: Pick<ContractsScheme, "dependenciesOf" | "refusalOf">;
  readonly #held = new Map<string, Amount>();

  constructor(scheme: Pick<ContractsScheme, "dependenciesOf" | "refusalOf">) {
    this.#scheme = scheme;
  }

  /** The reason to refuse, given what is held; if there is none, the amount is held too until `release`. */
  decide(instruction: SignedInstruction): Refusal | undefined {
    const { reads } = this.#scheme.dependenciesOf(instruction);
    const held = reads.map((balance) => this.#held.get(balance) ?? 0n);
    const most = held.reduce((a, b) => (a > b ? a : b), 0n);
    const refusal = this.#scheme.refusalOf({ ...instruction, amount: instruction.amount + most });
    if (refusal === undefined) this.#change(reads, instruction.amount);
    return refusal;
  }

  /** The chain has decided, one way or the other, or never will. Only for what `decide` didn't refuse. */
  release(instruction: SignedInstruction): void {
    this.#change(this.#scheme.dependenciesOf(instruction).reads, -instruction.amount);
  }

  #change(balances: readonly string[], by: Amount): void {
    for (const balance of balances) {
      const held = (this.#held.get(balance) ?? 0n) + by;
      if (held === 0n) this.#held.delete(balance);
      else this.#held.set(balance, held);
    }
  }
}
