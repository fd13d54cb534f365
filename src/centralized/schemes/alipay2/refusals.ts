import { JiaoziError } from "../../../catalogue/errors.ts";
import type { Refusal } from "../../../catalogue/refusals.ts";
import type { ChainFault, LegFault } from "../../ledger/chains.ts";
import type { Instruction, InstructionKind } from "../../../scenario/instructions.ts";

type RefusalOfFault = Readonly<Partial<Record<`${number} ${LegFault}`, Refusal>>>;

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

/**
 * Throws `BOOKS_OUT_OF_BALANCE` for a fault that no rule of the scheme explains: a client reserve that doesn't
 * cover its wallets, or a mirror that lags behind.
 */
export function refusalOf(
  { id, kind }: Pick<Instruction, "id" | "kind">,
  { leg, fault }: ChainFault,
): Refusal {
  const refusal = REFUSAL_OF_FAULT[kind][`${leg} ${fault}`];
  if (refusal !== undefined) return refusal;
  throw new JiaoziError(
    "BOOKS_OUT_OF_BALANCE",
    `Instruction ${id} (${kind}) failed in leg ${leg} with ${fault}, which no rule of the scheme explains.`,
    "Run the reconciliation to find the account that is out of balance, then restore the books from a sound copy.",
  );
}
