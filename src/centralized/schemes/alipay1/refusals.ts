import type { Refusal } from "../../../catalogue/refusals.ts";
import type { Instruction } from "../../../scenario/instructions.ts";
import type { Participants } from "../../../scenario/participants.ts";
import type { ChainFault } from "../../ledger/chains.ts";
import { type RefusalOfFault, refusalByFault } from "../refusalByFault.ts";
import { isAcross } from "./legs.ts";

const TOP_UP: RefusalOfFault = {
  // the holder has no account in this bank's book
  "0 debit_account_not_found": "NO_BANK_ACCOUNT",
  "0 exceeds_credits": "DEPOSIT_INSUFFICIENT",
  "1 credit_account_closed": "PAYEE_NOT_ALLOWED",
  "1 credit_account_frozen": "PAYEE_FROZEN",
};

const PAYMENT_WITHIN: RefusalOfFault = {
  "0 debit_account_closed": "PAYER_NOT_ALLOWED",
  "0 debit_account_frozen": "PAYER_FROZEN",
  "0 exceeds_credits": "INSUFFICIENT_BALANCE",
  "0 exceeds_unfrozen": "INSUFFICIENT_UNFROZEN_BALANCE",
  "0 credit_account_closed": "PAYEE_NOT_ALLOWED",
  "0 credit_account_frozen": "PAYEE_FROZEN",
};

const PAYMENT_ACROSS: RefusalOfFault = {
  "0 credit_account_closed": "PAYER_NOT_ALLOWED",
  "0 credit_account_frozen": "PAYER_FROZEN",
  "1 debit_account_closed": "NOT_SAME_INSTITUTION",
};

const WITHDRAWAL: RefusalOfFault = {
  "2 credit_account_not_found": "NO_BANK_ACCOUNT",
  "0 debit_account_closed": "PAYER_NOT_ALLOWED",
  "0 debit_account_frozen": "PAYER_FROZEN",
  "0 exceeds_credits": "INSUFFICIENT_BALANCE",
  "0 exceeds_unfrozen": "INSUFFICIENT_UNFROZEN_BALANCE",
  // the institution's own record of its pool at this bank, or the bank's
  "1 exceeds_debits": "POOL_INSUFFICIENT",
  "2 exceeds_credits": "POOL_INSUFFICIENT",
};

/** Which rule of the scheme a leg's fault stands for; legs as in `legsOf`. */
export function refusalOf(instruction: Instruction, fault: ChainFault, participants: Participants): Refusal {
  return refusalByFault(tableOf(instruction, participants), instruction, fault);
}

function tableOf(instruction: Instruction, participants: Participants): RefusalOfFault {
  switch (instruction.kind) {
    case "top_up":
      return TOP_UP;
    case "payment":
      return isAcross(instruction, participants) ? PAYMENT_ACROSS : PAYMENT_WITHIN;
    case "withdrawal":
      return WITHDRAWAL;
  }
}
