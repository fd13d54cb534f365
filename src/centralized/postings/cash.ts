import { CENTRAL_BANK } from "../../scenario/claims.ts";
import type { Amount } from "../ledger/accounts.ts";
import { BANK_1, HOUSEHOLD_A } from "./parties.ts";
import { type Posting, leg, owes, owns } from "./posting.ts";

/** a1: a household draws notes from the vault; the central bank's issue stays what it was. */
export function cashWithdrawal(amount: Amount): Posting {
  return {
    what: "cash out of the vault",
    legs: [
      leg(owes(BANK_1, "deposit", HOUSEHOLD_A), owns(BANK_1, "cash", CENTRAL_BANK), amount),
      leg(owes(CENTRAL_BANK, "cash", BANK_1), owes(CENTRAL_BANK, "cash", HOUSEHOLD_A), amount),
    ],
  };
}

/** a2: the bank fills its vault again, out of its reserves. */
export function vaultRestocked(amount: Amount): Posting {
  return {
    what: "the bank restocks its vault",
    legs: [
      leg(owns(BANK_1, "cash", CENTRAL_BANK), owns(BANK_1, "reserves", CENTRAL_BANK), amount),
      leg(owes(CENTRAL_BANK, "reserves", BANK_1), owes(CENTRAL_BANK, "cash", BANK_1), amount),
    ],
  };
}
