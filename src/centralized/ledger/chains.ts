import type { Amount } from "./accounts.ts";

/**
 * One transfer within a chain.
 * - `post`: moves the amount at once
 * - `pending`: reserves it: debits count against the limits, credits can't be spent yet
 * - `post_pending`: carries a reservation out, wholly or in part; the rest is released
 * - `void_pending`: gives it up
 */
export type Leg =
  | { readonly kind: "post"; readonly debit: string; readonly credit: string; readonly amount: Amount }
  | {
      readonly kind: "pending";
      readonly debit: string;
      readonly credit: string;
      readonly amount: Amount;
      /** The first second in which the reservation is no more; never, when absent. */
      readonly expiresAtSeconds?: number;
    }
  | {
      readonly kind: "post_pending";
      readonly pending: PendingReference;
      /** The whole reservation when absent. */
      readonly amount?: Amount;
    }
  | { readonly kind: "void_pending"; readonly pending: PendingReference };

/** A `pending` leg of an earlier chain; legs count from 0. */
export interface PendingReference {
  readonly chain: string;
  readonly leg: number;
}

/** Linked transfers: all are carried out, in order, or none is. */
export interface Chain {
  /** Idempotency key: decided once, for good. */
  readonly id: string;
  /** What the id stands for, such as a digest of the request; tells a repetition from a reused id. */
  readonly contents: string;
  readonly atSeconds: number;
  readonly legs: readonly Leg[];
}

/**
 * Why a leg failed. The first four are checked for all legs of the chain before any other rule; the rest in this
 * order, leg by leg.
 */
export const LEG_FAULTS = [
  "debit_account_not_found",
  "credit_account_not_found",
  "accounts_must_have_the_same_ledger",
  "amount_must_be_positive",
  "pending_transfer_not_found",
  "pending_transfer_already_posted",
  "pending_transfer_already_voided",
  "pending_transfer_expired",
  "exceeds_pending_transfer_amount",
  "debit_account_closed",
  "debit_account_frozen",
  "exceeds_credits",
  "exceeds_unfrozen",
  "credit_account_closed",
  "credit_account_frozen",
  "exceeds_debits",
  "overflows_debits",
  "overflows_credits",
] as const;

export type LegFault = (typeof LEG_FAULTS)[number];

/** The first failing leg, from 0, and why. */
export interface ChainFault {
  readonly leg: number;
  readonly fault: LegFault;
}

/** What was decided about a chain; `exists` and `id_already_failed` repeat an earlier decision and move nothing. */
export type ChainResult =
  | { readonly status: "posted" | "exists" | "exists_with_different_contents" }
  | ({ readonly status: "failed" | "id_already_failed" } & ChainFault);

/** A decision as the log keeps it. */
export interface RecordedChain {
  /** Of its row in the log. */
  readonly sequence: bigint;
  readonly contents: string;
  /** Absent if it was posted. */
  readonly fault?: ChainFault;
}
