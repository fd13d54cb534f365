import type { Amount } from "../scenario/currency.ts";
import type { EntityKind } from "../scenario/entities.ts";
import type { Instruction, InstructionKind } from "../scenario/instructions.ts";
import type { ParticipantId } from "../scenario/participants.ts";
import type { Decision } from "../scenario/rail.ts";

/** What accepted instructions of one kind moved from payers of one kind to payees of one kind. */
export interface Flow {
  readonly kind: InstructionKind;
  readonly from: EntityKind;
  readonly to: EntityKind;
  readonly amount: Amount;
  readonly instructions: number;
}

/** Adds up what moves; repeated answers move nothing. Memory doesn't grow with the day. */
export class FlowTally {
  readonly #kindOf: (entity: ParticipantId) => EntityKind | undefined;
  readonly #flows = new Map<string, Flow>();

  constructor(kindOf: (entity: ParticipantId) => EntityKind | undefined) {
    this.#kindOf = kindOf;
  }

  add({ kind, payer, payee, amount }: Instruction, decision: Decision): void {
    if (decision.status !== "accepted" || decision.replayed) return;
    const [from, to] = [this.#kindOf(payer), this.#kindOf(payee)];
    if (from === undefined || to === undefined) throw new Error(`${payer} or ${payee} is nobody`);
    const key = [kind, from, to].join();
    const flow = this.#flows.get(key) ?? { kind, from, to, amount: 0n, instructions: 0 };
    this.#flows.set(key, {
      ...flow,
      amount: flow.amount + amount,
      instructions: flow.instructions + 1,
    });
  }

  /** In order of kind, from and to. */
  flows(): readonly Flow[] {
    return [...this.#flows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, flow]) => flow);
  }
}
