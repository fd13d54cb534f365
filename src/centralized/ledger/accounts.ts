/** Minor units of the ledger's currency. */
export type Amount = bigint;

/** No amount and no balance exceeds this; what would is refused with `overflows_debits` or `overflows_credits`. */
export const MAX_AMOUNT: Amount = 2n ** 128n - 1n;

/**
 * What an account's balance may not do.
 * - `debits_must_not_exceed_credits`: what the book owes can't be spent twice
 * - `credits_must_not_exceed_debits`: what the book owns can't go below zero
 */
export type BalanceLimit = "none" | "debits_must_not_exceed_credits" | "credits_must_not_exceed_debits";

/** A frozen account takes no part in transfers until it is opened again; a closed one never does. */
export type AccountState = "open" | "frozen" | "closed";

export interface NewAccount {
  /** Unique among all ledgers. */
  readonly name: string;
  readonly limit: BalanceLimit;
  readonly state: AccountState;
  /** Part of the credit balance that can't be debited, where debits are limited; may exceed the balance. */
  readonly frozenAmount: Amount;
}

/** An account with its four balances, each a running total that never falls, save pending when it is resolved. */
export interface Account extends NewAccount {
  readonly debitsPending: Amount;
  readonly debitsPosted: Amount;
  readonly creditsPending: Amount;
  readonly creditsPosted: Amount;
}

/** One currency's books. */
export interface LedgerTerms {
  readonly id: number;
  readonly currency: string;
  /** Decimals of the major unit. */
  readonly scale: number;
}

export const CNY: LedgerTerms = { id: 1, currency: "CNY", scale: 2 };
