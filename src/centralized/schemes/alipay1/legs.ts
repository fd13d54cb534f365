import type { Instruction } from "../../../scenario/instructions.ts";
import type { Fen, Participants } from "../../../scenario/participants.ts";
import type { Leg } from "../../ledger/chains.ts";
import { institutionOf, post, postIfAny } from "../legs.ts";
import { accountNames as names } from "./chart.ts";

/** The legs of an instruction, in the order in which the rules are applied. `feeFen` is what a withdrawal costs. */
export function legsOf(instruction: Instruction, participants: Participants, feeFen: Fen): readonly Leg[] {
  switch (instruction.kind) {
    case "top_up":
      return topUp(instruction, participants);
    case "payment":
      return payment(instruction, participants);
    case "withdrawal":
      return withdrawal(instruction, participants, feeFen);
  }
}

/** Whether a payment would have to leave the payer's institution. */
export function isAcross({ payer, payee }: Instruction, participants: Participants): boolean {
  return institutionOf(payer, participants) !== institutionOf(payee, participants);
}

/** One bank's own book, and the institution's: nothing moves at the central bank. */
function topUp(
  { payer: bank, payee: holder, amount: amountFen }: Instruction,
  participants: Participants,
): readonly Leg[] {
  const institution = institutionOf(holder, participants);
  return [
    post(names.deposit(bank, holder), names.poolAt(bank, institution), amountFen),
    post(names.ownPool(institution, bank), names.wallet(institution, holder), amountFen),
  ];
}

function payment(instruction: Instruction, participants: Participants): readonly Leg[] {
  const { payer, payee, amount: amountFen } = instruction;
  const institution = institutionOf(payer, participants);
  const wallet = names.wallet(institution, payer);
  if (!isAcross(instruction, participants)) {
    return [post(wallet, names.wallet(institution, payee), amountFen)];
  }
  // never carried out: the first leg says whether the payer's wallet is open, the second that there is no way on
  return [
    post(names.withdrawals(institution), wallet, amountFen),
    post(names.otherInstitutions(institution), names.withdrawals(institution), amountFen),
  ];
}

/** A payout within the bank, from the institution's pool there; the fee leaves the wallet and stays in the pools. */
function withdrawal(
  { payer: holder, payee: bank, amount: amountFen }: Instruction,
  participants: Participants,
  feeFen: Fen,
): readonly Leg[] {
  const institution = institutionOf(holder, participants);
  const isPerson = participants.holders.get(holder)?.kind === "person";
  return [
    post(names.wallet(institution, holder), names.payouts(institution), amountFen + feeFen),
    post(names.payouts(institution), names.ownPool(institution, bank), amountFen),
    post(names.poolAt(bank, institution), names.deposit(bank, holder), amountFen),
    ...postIfAny(names.payouts(institution), names.fees(institution), feeFen),
    ...postIfAny(
      names.withdrawals(institution),
      names.withdrawn(institution, holder),
      isPerson ? amountFen : 0n,
    ),
  ];
}
