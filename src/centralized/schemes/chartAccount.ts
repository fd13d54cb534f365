import type { Instrument } from "../../scenario/claims.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import type { BalanceLimit, NewAccount } from "../ledger/accounts.ts";

/**
 * - `asset`, `liability`: what the entity is owed or owes
 * - `either`: a clearing position, an asset or a liability by its sign
 * - `equity`: what the entity has earned, which it owes nobody
 * - `memo`: on no balance sheet: limits and how much of each is left
 */
export type Side = "asset" | "liability" | "either" | "equity" | "memo";

/** An account of a scheme: which entity's book it stands in and what it says. */
export interface ChartAccount extends NewAccount {
  readonly entity: ParticipantId;
  readonly side: Side;
  readonly instrument: Instrument;
  /** Who owes the asset or is owed the liability. */
  readonly counterparty: ParticipantId;
}

const LIMIT_OF_SIDE: Record<Side, BalanceLimit> = {
  asset: "credits_must_not_exceed_debits",
  liability: "debits_must_not_exceed_credits",
  either: "none",
  equity: "none",
  memo: "none",
};

/** An open account whose balance is limited as its side asks. */
export function chartAccount(
  name: string,
  entity: ParticipantId,
  side: Side,
  instrument: Instrument,
  counterparty: ParticipantId,
): ChartAccount {
  const limit = LIMIT_OF_SIDE[side];
  return { name, entity, side, instrument, counterparty, limit, state: "open", frozenAmount: 0n };
}

/** Escaped, so that no choice of ids gives two accounts one name. */
export function accountName(...parts: readonly string[]): string {
  return parts.map((part) => part.replaceAll("%", "%25").replaceAll("/", "%2F")).join("/");
}
