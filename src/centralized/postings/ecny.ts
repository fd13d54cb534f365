import { CENTRAL_BANK } from "../../scenario/claims.ts";
import type { Amount } from "../ledger/accounts.ts";
import { BANK_1, HOUSEHOLD_A } from "./parties.ts";
import { type Posting, leg, owes, owns } from "./posting.ts";

/**
 * - `M0_2021`: the central bank's own money (white paper of July 2021)
 * - `DEPOSIT_2026`: what a bank's wallet holds is the bank's deposit, from 1 January 2026
 */
export type EcnyRegime = "M0_2021" | "DEPOSIT_2026";

/** d, d′: a household converts a deposit into e-CNY. In 2021 it moves the reserves that a top-up 2.0 moves. */
export function ecnyConversion(amount: Amount, regime: EcnyRegime): Posting {
  const deposit = owes(BANK_1, "deposit", HOUSEHOLD_A);
  if (regime === "DEPOSIT_2026") {
    const legs = [leg(deposit, owes(BANK_1, "e_cny", HOUSEHOLD_A), amount)];
    return { what: "e-CNY, regime of 2026", legs };
  }
  return {
    what: "e-CNY, regime of 2021",
    legs: [
      leg(deposit, owns(BANK_1, "reserves", CENTRAL_BANK), amount),
      leg(owes(CENTRAL_BANK, "reserves", BANK_1), owes(CENTRAL_BANK, "e_cny", HOUSEHOLD_A), amount),
    ],
  };
}
