import type { Refusal } from "../../../catalogue/refusals.ts";
import type { ChainFault } from "../../ledger/chains.ts";
import type { Instruction, InstructionKind } from "../../../scenario/instructions.ts";
import { type RefusalOfFault, refusalByFault } from "../refusalByFault.ts";

/** Which rule of the scheme a leg's fault stands for; legs as in `legsOf`. */
const REFUSAL_OF_FAULT: Record<InstructionKind, RefusalOfFault> = {
  top_up: {
    // the holder has no account in this bank's book
    "0 debit_account_not_found": "NO_BANK_ACCOUNT",
    "0 exceeds_credits": "DEPOSIT_INSUFFICIENT",
    // the bank's own record of its reserves, the central bank's, or its position under the net debit cap
    "0 exceeds_debits": "BANK_RESERVE_INSUFFICIENT",
    "1 exceeds_credits": "BANK_RESERVE_INSUFFICIENT",
    "2 credit_account_closed": "PAYEE_NOT_ALLOWED",
    "2 credit_account_frozen": "PAYEE_FROZEN",
  },
  payment: {
    "0 debit_account_closed": "PAYER_NOT_ALLOWED",
    "0 debit_account_frozen": "PAYER_FROZEN",
    "0 exceeds_credits": "INSUFFICIENT_BALANCE",
    "0 exceeds_unfrozen": "INSUFFICIENT_UNFROZEN_BALANCE",
    // within an institution the one leg has both wallets
    "0 credit_account_closed": "PAYEE_NOT_ALLOWED",
    "0 credit_account_frozen": "PAYEE_FROZEN",
    "2 credit_account_closed": "PAYEE_NOT_ALLOWED",
    "2 credit_account_frozen": "PAYEE_FROZEN",
  },
  withdrawal: {
    "2 credit_account_not_found": "NO_BANK_ACCOUNT",
    "0 debit_account_closed": "PAYER_NOT_ALLOWED",
    "0 debit_account_frozen": "PAYER_FROZEN",
    "0 exceeds_credits": "INSUFFICIENT_BALANCE",
    "0 exceeds_unfrozen": "INSUFFICIENT_UNFROZEN_BALANCE",
  },
};

export function refusalOf(instruction: Pick<Instruction, "id" | "kind">, fault: ChainFault): Refusal {
  return refusalByFault(REFUSAL_OF_FAULT[instruction.kind], instruction, fault);
}
