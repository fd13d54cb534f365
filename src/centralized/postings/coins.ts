import { ABROAD, ASSOCIATION, CENTRAL_BANK, TREASURY } from "../../scenario/claims.ts";
import type { Amount } from "../ledger/accounts.ts";
import { BANK_1, HOUSEHOLD_A, SECURITIES_DEALER } from "./parties.ts";
import { type Posting, leg, owes, owns } from "./posting.ts";

const coins = owes(ASSOCIATION, "coin", HOUSEHOLD_A);
const reserveDeposit = owes(BANK_1, "reserve_deposit", ASSOCIATION);
const ownReserveDeposit = owns(ASSOCIATION, "reserve_deposit", BANK_1);

/** e1: a depositor buys coins of its own currency; the reserve is a deposit at the same bank. */
export function coinsForDeposit(amount: Amount): Posting {
  return {
    what: "coins for a deposit",
    legs: [
      leg(owes(BANK_1, "deposit", HOUSEHOLD_A), reserveDeposit, amount),
      leg(ownReserveDeposit, coins, amount),
    ],
  };
}

/** e2: the reserve buys treasury bills from a dealer. */
export function reserveBuysBills(amount: Amount): Posting {
  return {
    what: "the reserve buys treasury bills",
    legs: [
      leg(reserveDeposit, owes(BANK_1, "deposit", SECURITIES_DEALER), amount),
      leg(owns(ASSOCIATION, "treasury_bill", TREASURY), ownReserveDeposit, amount),
    ],
  };
}

/** e3: a household of one country buys coins of another's currency, which its bank gets from the central bank. */
export function coinsForForeignExchange(amount: Amount): Posting {
  return {
    what: "coins for foreign exchange from the central bank",
    legs: [
      leg(owes(BANK_1, "deposit", HOUSEHOLD_A), owns(BANK_1, "reserves", CENTRAL_BANK), amount),
      leg(owes(CENTRAL_BANK, "reserves", BANK_1), owns(CENTRAL_BANK, "foreign_exchange", ABROAD), amount),
      leg(owns(ASSOCIATION, "foreign_exchange", ABROAD), coins, amount),
    ],
  };
}
