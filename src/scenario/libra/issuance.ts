import type { MessageCode } from "../../catalogue/messages.ts";
import type { Micro } from "./convert.ts";

/** How coins come to life within the day; without these terms nobody requests any, and no limit is in the way. */
export interface IssuanceTerms {
  /**
   * What may be minted to the dealer within a window of one day on the approval of one, two, three and four members of
   * treasury compliance; strictly increasing, whole coins.
   */
  readonly dealerTiersMicro: readonly [Micro, Micro, Micro, Micro];
  /** The age, in seconds, beyond which a statement of the reserve carries no mint. */
  readonly stalenessSeconds: number;
  /** The window in which the day opens; none if absent. */
  readonly window?: IssuanceWindow;
}

export interface IssuanceWindow {
  /** Of the mint that began it, before the day. */
  readonly startedAtSeconds: number;
  /** What was minted in it before the day: part of the coins with which the day opens. */
  readonly inflowMicro: Micro;
}

export const WINDOW_SECONDS = 86_400;
/** Whole coins are what the contract keeps of a tier. */
export const MICRO_PER_COIN = 1_000_000n;
/** No request is for as much. */
export const REQUEST_LIMIT = 2n ** 64n;
/** So many preburns of one dealer may wait. */
export const MOST_PREBURNS = 256;

/** The members of treasury compliance, as measures name them. */
export const COMPLIANCE_MEMBERS = ["compliance-1", "compliance-2", "compliance-3", "compliance-4"] as const;
/** Who states what the reserve is worth. */
export const CUSTODIANS = "custodians";

/** The last statement before the day is of this second: the one before its first. */
export function openingStatementAt(opensAtSeconds: number): number {
  return opensAtSeconds - 1;
}

/** Why a request or a decision is refused: names of contract errors, and the dealer's bank's own reason. */
export const ISSUANCE_REFUSALS = [
  "NotADealer",
  "RequestOutOfRange",
  "DEALER_CASH_INSUFFICIENT",
  "PreburnQueueFull",
  "ERC20InsufficientBalance",
  "RequestNotOpen",
  "TierExceeded",
  "ApprovedAlready",
  "StatementStale",
  "ReserveInsufficient",
  "PayoutNotDue",
  "StatementNotNewer",
] as const satisfies readonly MessageCode[];
export type IssuanceRefusal = (typeof ISSUANCE_REFUSALS)[number];

/** Where issuance stands, in micro. */
export interface IssuanceState {
  /** The effective reserve: the last statement less what was paid out since. */
  readonly reserve: Micro;
  /** All coins, those that were handed in among them. */
  readonly outstanding: Micro;
  /** What could be minted now if tiers and approvals allow it; nothing while the statement is stale. */
  readonly room: Micro;
}

const BASIS_POINTS = 10_000n;

/** The effective reserve in hundredths of a percent of the coins, rounded down; undefined if there are none. */
export function backingBasisPoints({ reserve, outstanding }: IssuanceState): bigint | undefined {
  return outstanding === 0n ? undefined : (reserve * BASIS_POINTS) / outstanding;
}
