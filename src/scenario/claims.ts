import type { Amount } from "./currency.ts";
import type { ParticipantId } from "./participants.ts";

export const CENTRAL_BANK = "central-bank";
/** The clearing house between institutions and banks. */
export const NETSUNION = "netsunion";
/** Borrowers outside the scenario, who owe the banks their loans. */
export const BORROWERS = "borrowers";
/** Other countries, who owe what is held in foreign exchange. */
export const ABROAD = "abroad";
/** The state, which owes its bills. */
export const TREASURY = "treasury";
/** Who keeps no book here: what they owe stands only with those whom they owe it. */
export const OUTSIDERS: ReadonlySet<ParticipantId> = new Set([BORROWERS, ABROAD, TREASURY]);
/** Scheme `libra`: who issues the coins and holds the reserve. */
export const ASSOCIATION = "association";
/** Scheme `libra`: the designated dealer, through whom coins reach holders and come back. */
export const DEALER = "dealer";
/** Scheme `libra`: the coin's own account, where fees wait until they are burned. */
export const FEE_VAULT = "fee-vault";

/**
 * What is owed:
 * - `wallet`: institution owes holder
 * - `client_reserve`: central bank owes institution (deposits of non-financial institutions)
 * - `reserves`: central bank owes bank (deposits of other depository corporations)
 * - `deposit`: bank owes holder, or the designated dealer
 * - `central_bank_lending`: bank owes central bank
 * - `loan`: borrowers owe bank
 * - `coin`: the association owes a holder or the designated dealer, or has earned it as a fee
 * - `preburned_coin`: the association owes the designated dealer for coins that it handed in and that haven't ended
 * - `prepaid`: the association owes the designated dealer what it paid for coins that haven't come to life
 * - `reserve_deposit`: the custodian bank owes the association
 * - `pool`: bank owes institution (scheme `alipay-1.0`: the money behind its wallets)
 * - `cash`: central bank owes whoever has the notes, banks' vaults included
 * - `e_cny`: the central bank owes a holder (regime of 2021), or a bank does (regime of 2026)
 * - `foreign_exchange`, `treasury_bill`: somebody outside the books owes an entity
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
  | "preburned_coin"
  | "prepaid"
  | "reserve_deposit"
  | "pool"
  | "cash"
  | "e_cny"
  | "foreign_exchange"
  | "treasury_bill"
  | "clearing";

/** One line of who owes whom. `amount` is positive, in minor units of the scheme's currency. */
export interface Claim {
  readonly issuer: ParticipantId;
  readonly holder: ParticipantId;
  readonly instrument: Instrument;
  readonly amount: Amount;
}
