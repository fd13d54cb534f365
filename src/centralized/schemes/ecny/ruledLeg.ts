import type { Refusal } from "../../../catalogue/refusals.ts";
import type { Leg, LegFault } from "../../ledger/chains.ts";

/** A leg, and the rule of the scheme that each of its faults stands for. */
export interface RuledLeg {
  readonly leg: Leg;
  readonly rules: RulesOfLeg;
}

export type RulesOfLeg = Readonly<Partial<Record<LegFault, Refusal>>>;

export const PAYER: RulesOfLeg = {
  debit_account_closed: "PAYER_NOT_ALLOWED",
  debit_account_frozen: "PAYER_FROZEN",
  exceeds_credits: "INSUFFICIENT_BALANCE",
  exceeds_unfrozen: "INSUFFICIENT_UNFROZEN_BALANCE",
};
export const PAYEE: RulesOfLeg = {
  credit_account_closed: "PAYEE_NOT_ALLOWED",
  credit_account_frozen: "PAYEE_FROZEN",
};
/** The holder's deposit pays. */
export const DEPOSIT: RulesOfLeg = {
  debit_account_not_found: "NO_BANK_ACCOUNT",
  exceeds_credits: "DEPOSIT_INSUFFICIENT",
};
/** The holder's deposit is credited. */
export const ACCOUNT_AT_BANK: RulesOfLeg = { credit_account_not_found: "NO_BANK_ACCOUNT" };
/** The bank pays out of its reserves: by its own record of them. */
export const OWN_RESERVES: RulesOfLeg = { exceeds_debits: "BANK_RESERVE_INSUFFICIENT" };
/** The bank pays out of its reserves: by the central bank's. */
export const RESERVES: RulesOfLeg = { exceeds_credits: "BANK_RESERVE_INSUFFICIENT" };
