import type { Refusal } from "../../../catalogue/refusals.ts";
import { DEALER } from "../../../scenario/claims.ts";
import type { Instruction, InstructionKind } from "../../../scenario/instructions.ts";
import type { ChainFault, Leg } from "../../ledger/chains.ts";
import { post } from "../legs.ts";
import { type RefusalOfFault, refusalByFault } from "../refusalByFault.ts";
import { accountNames as names } from "./chart.ts";

/** The legs of an instruction, in the order in which the rules are applied: the bank's book, then the association's. */
export function legsOf({ kind, payer, payee, amount }: Instruction): readonly Leg[] {
  switch (kind) {
    case "top_up":
      return [
        post(names.deposit(payer, payee), names.deposit(payer, DEALER), amount),
        post(names.coins(DEALER), names.coins(payee), amount),
      ];
    case "payment":
      return [post(names.coins(payer), names.coins(payee), amount)];
    case "withdrawal":
      return [
        post(names.deposit(payee, DEALER), names.deposit(payee, payer), amount),
        post(names.coins(payer), names.coins(DEALER), amount),
      ];
  }
}

/** Which rule of the scheme a leg's fault stands for. */
const REFUSALS: Record<InstructionKind, RefusalOfFault> = {
  top_up: {
    // the holder has no account in this bank's book
    "0 debit_account_not_found": "NO_BANK_ACCOUNT",
    "0 exceeds_credits": "DEPOSIT_INSUFFICIENT",
    "1 exceeds_credits": "DEALER_INVENTORY_INSUFFICIENT",
    "1 credit_account_closed": "PAYEE_NOT_ALLOWED",
    "1 credit_account_frozen": "PAYEE_FROZEN",
  },
  payment: {
    "0 debit_account_closed": "PAYER_NOT_ALLOWED",
    "0 debit_account_frozen": "PAYER_FROZEN",
    "0 exceeds_credits": "INSUFFICIENT_BALANCE",
    "0 exceeds_unfrozen": "INSUFFICIENT_UNFROZEN_BALANCE",
    "0 credit_account_closed": "PAYEE_NOT_ALLOWED",
    "0 credit_account_frozen": "PAYEE_FROZEN",
  },
  withdrawal: {
    "0 credit_account_not_found": "NO_BANK_ACCOUNT",
    "0 exceeds_credits": "DEALER_CASH_INSUFFICIENT",
    "1 debit_account_closed": "PAYER_NOT_ALLOWED",
    "1 debit_account_frozen": "PAYER_FROZEN",
    "1 exceeds_credits": "INSUFFICIENT_BALANCE",
    "1 exceeds_unfrozen": "INSUFFICIENT_UNFROZEN_BALANCE",
  },
};

export function refusalOf(instruction: Instruction, fault: ChainFault): Refusal {
  return refusalByFault(REFUSALS[instruction.kind], instruction, fault);
}
