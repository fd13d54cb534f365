import type { Amount } from "./currency.ts";
import type { ParticipantId } from "./participants.ts";

export const CENTRAL_BANK = "central-bank";
/** The clearing house between institutions and banks. */
export const NETSUNION = "netsunion";
/** Borrowers outside the scenario, who owe the banks their loans. */
export const BORROWERS = "borrowers";

/**
 * What is owed:
 * - `wallet`: institution owes holder
 * - `client_reserve`: central bank owes institution (deposits of non-financial institutions)
 * - `reserves`: central bank owes bank (deposits of other depository corporations)
 * - `deposit`: bank owes holder, or the designated dealer
 * - `central_bank_lending`: bank owes central bank
 * - `loan`: borrowers owe bank
 * - `coin`: the association owes a holder or the designated dealer
 * - `reserve_deposit`: the custodian bank owes the association
 * - `clearing`: a net position in an open NetsUnion session, owed to or by NetsUnion
 */
export type Instrument =
  | "wallet"
  | "client_reserve"
  | "reserves"
  | "deposit"
  | "central_bank_lending"
  | "loan"
  | "coin"
  | "reserve_deposit"
  | "clearing";

/** One line of who owes whom. `amount` is positive, in minor units of the scheme's currency. */
export interface Claim {
  readonly issuer: ParticipantId;
  readonly holder: ParticipantId;
  readonly instrument: Instrument;
  readonly amount: Amount;
}
