import type { Amount } from "./currency.ts";
import type { ParticipantId } from "./participants.ts";

/**
 * What authorities do within the day:
 * - `freeze`, `lift`: a whole wallet, which may then neither pay nor be paid
 * - `freeze_amount`: sets the part of a wallet's balance that can't leave
 * - `halt`, `resume`: of the whole network of scheme `libra`; a halted network takes nothing
 * - `replace_wallet`: scheme `libra`: the holder lost the key, and has another from now on
 */
export const MEASURE_KINDS = ["freeze", "lift", "freeze_amount", "halt", "resume", "replace_wallet"] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** Who takes a measure, where that isn't a participant; each is a role of its own on the chain. */
export const AUTHORITIES = ["freeze", "lift", "council"] as const;

/** A measure of a second takes effect before the first instruction of that second or a later one. */
export interface Measure {
  /** Case, decision or order that it is based on; unique within the day. */
  readonly reference: string;
  readonly atSeconds: number;
  readonly kind: MeasureKind;
  /** One of `AUTHORITIES`, or the institution that keeps the wallet. */
  readonly by: string;
  /** Whose wallet; empty where the measure is about everybody. */
  readonly subject: ParticipantId;
  /** Minor units of the scheme's currency, fen as the file is read; zero where the measure has no amount. */
  readonly amount: Amount;
}

/** What a rail answers to a measure; the reason of a refusal is the scheme's. */
export type MeasureOutcome =
  { readonly status: "done" } | { readonly status: "refused"; readonly reason: string };

export const DONE: MeasureOutcome = { status: "done" };

/** The others have none. */
export const TAKES_AMOUNT: readonly MeasureKind[] = ["freeze_amount"];

const IN_EVERY_SCHEME: readonly MeasureKind[] = ["freeze", "lift", "freeze_amount"];

/** Schemes in yuan have no network to halt, and know their holders without keys: the other measures pass them by. */
export function isInEveryScheme({ kind }: Pick<Measure, "kind">): boolean {
  return IN_EVERY_SCHEME.includes(kind);
}

const LONGEST_NOTICE_SECONDS = 30 * 86_400;

/** How long before the day its chain must begin, in seconds: recoveries are asked for up to 30 days ahead. */
export function noticeOf(measures: readonly Measure[]): number {
  return measures.some(({ kind }) => kind === "replace_wallet") ? LONGEST_NOTICE_SECONDS : 0;
}
