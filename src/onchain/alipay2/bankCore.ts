import type { Refusal } from "../../catalogue/refusals.ts";
import type { Instruction } from "../../scenario/instructions.ts";
import type { Fen, Holder, ParticipantId } from "../../scenario/participants.ts";

/**
 * The commercial banks' deposit books. A bank's deposits aren't on the chain: they are its own record, from which
 * it decides before it submits a top-up. The books follow from the opening balances and what the chain settled.
 */
export class BankCore {
  readonly #deposits = new Map<ParticipantId, { readonly bank: ParticipantId; balanceFen: Fen }>();

  constructor(holders: Iterable<Holder>) {
    for (const holder of holders)
      this.#deposits.set(holder.id, { bank: holder.bank, balanceFen: holder.depositFen });
  }

  /** The bank's own reason to refuse, before anything reaches the chain; undefined if it has none. */
  refusalOf(instruction: Instruction): Refusal | undefined {
    if (instruction.kind === "payment") return undefined;
    const { holder, bank } = partiesOf(instruction);
    const account = this.#deposits.get(holder);
    if (account?.bank !== bank) return "NO_BANK_ACCOUNT";
    const short = instruction.kind === "top_up" && account.balanceFen < instruction.amount;
    return short ? "DEPOSIT_INSUFFICIENT" : undefined;
  }

  /** Books what the chain settled. */
  settled(instruction: Instruction): void {
    if (instruction.kind === "payment") return;
    const account = this.#deposits.get(partiesOf(instruction).holder);
    if (account === undefined) throw new Error(`No deposit account stands behind ${instruction.id}`);
    account.balanceFen += instruction.kind === "top_up" ? -instruction.amount : instruction.amount;
  }

  depositOf(holder: ParticipantId): Fen {
    return this.#deposits.get(holder)?.balanceFen ?? 0n;
  }
}

function partiesOf(instruction: Instruction): { holder: ParticipantId; bank: ParticipantId } {
  return instruction.kind === "top_up"
    ? { holder: instruction.payee, bank: instruction.payer }
    : { holder: instruction.payer, bank: instruction.payee };
}
