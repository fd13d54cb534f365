import { CENTRAL_BANK, NETSUNION } from "../../scenario/claims.ts";
import type { Amount } from "../ledger/accounts.ts";
import { BANK_1, BANK_2, HOUSEHOLD_A, HOUSEHOLD_B, INSTITUTION } from "./parties.ts";
import { type BookLeg, type Posting, leg, owes, owns } from "./posting.ts";

const depositOfA = owes(BANK_1, "deposit", HOUSEHOLD_A);
const walletOfA = owes(INSTITUTION, "wallet", HOUSEHOLD_A);
const walletOfB = owes(INSTITUTION, "wallet", HOUSEHOLD_B);
const reservesOf1 = owes(CENTRAL_BANK, "reserves", BANK_1);
const ownReserves1 = owns(BANK_1, "reserves", CENTRAL_BANK);
const clientReserve = owes(CENTRAL_BANK, "client_reserve", INSTITUTION);
const ownClientReserve = owns(INSTITUTION, "client_reserve", CENTRAL_BANK);

/** b: alipay-1.0, to the pool at the household's own bank. */
export function pooledTopUp(amount: Amount): Posting {
  return {
    what: "top-up 1.0 within a bank",
    legs: [
      leg(depositOfA, owes(BANK_1, "pool", INSTITUTION), amount),
      leg(owns(INSTITUTION, "pool", BANK_1), walletOfA, amount),
    ],
  };
}

/** b2: alipay-1.0, to the pool at another bank: an ordinary interbank transfer. */
export function pooledTopUpAcross(amount: Amount): Posting {
  return {
    what: "top-up 1.0 to the pool at another bank",
    legs: [
      leg(depositOfA, ownReserves1, amount),
      leg(reservesOf1, owes(CENTRAL_BANK, "reserves", BANK_2), amount),
      leg(owns(BANK_2, "reserves", CENTRAL_BANK), owes(BANK_2, "pool", INSTITUTION), amount),
      leg(owns(INSTITUTION, "pool", BANK_2), walletOfA, amount),
    ],
  };
}

/** b3: alike in 1.0 and 2.0. */
export function walletPayment(amount: Amount): Posting {
  return { what: "payment within the institution", legs: [leg(walletOfA, walletOfB, amount)] };
}

/** c: alipay-2.0, gross. */
export function reservedTopUp(amount: Amount): Posting {
  return {
    what: "top-up 2.0",
    legs: [
      leg(depositOfA, ownReserves1, amount),
      ...toClientReserve(amount),
      leg(ownClientReserve, walletOfA, amount),
    ],
  };
}

/** c4: alipay-2.0 with netting, before the session settles: NetsUnion stands between the two. */
export function topUpInSession(amount: Amount): Posting {
  return {
    what: "top-up 2.0, session open",
    legs: [
      leg(depositOfA, owes(BANK_1, "clearing", NETSUNION), amount),
      leg(owns(NETSUNION, "clearing", BANK_1), owes(NETSUNION, "clearing", INSTITUTION), amount),
      leg(owns(INSTITUTION, "clearing", NETSUNION), walletOfA, amount),
    ],
  };
}

/** c5: the session settles what `topUpInSession` left due. */
export function sessionSettled(amount: Amount): Posting {
  return {
    what: "the session settles",
    legs: [
      leg(owes(BANK_1, "clearing", NETSUNION), ownReserves1, amount),
      ...toClientReserve(amount),
      leg(owes(NETSUNION, "clearing", INSTITUTION), owns(NETSUNION, "clearing", BANK_1), amount),
      leg(ownClientReserve, owns(INSTITUTION, "clearing", NETSUNION), amount),
    ],
  };
}

/** c3: January 2019: a pool becomes client reserve. */
export function poolCentralised(amount: Amount): Posting {
  return {
    what: "a pool moves to the central bank",
    legs: [
      leg(owes(BANK_1, "pool", INSTITUTION), ownReserves1, amount),
      ...toClientReserve(amount),
      leg(ownClientReserve, owns(INSTITUTION, "pool", BANK_1), amount),
    ],
  };
}

function toClientReserve(amount: Amount): readonly BookLeg[] {
  return [leg(reservesOf1, clientReserve, amount)];
}
