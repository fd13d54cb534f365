import type { Amount } from "./currency.ts";
import type { IssuanceState } from "./libra/issuance.ts";
import type { LibraParameters } from "./libra/parameters.ts";
import type { ParticipantId } from "./participants.ts";

/**
 * What authorities do within the day:
 * - `freeze`, `lift`: a whole wallet, which may then neither pay nor be paid
 * - `freeze_amount`: sets the part of a wallet's balance that can't leave
 * - `halt`, `resume`: of the whole network of scheme `libra`; a halted network takes nothing
 * - `replace_wallet`: scheme `libra`: the holder lost the key, and has another from now on
 */
const POWERS = ["freeze", "lift", "freeze_amount", "halt", "resume", "replace_wallet"] as const;

/**
 * Scheme `libra`: how coins come to life and end within the day. A rule may refuse each of them.
 * - `request_mint`: pays dollars into the reserve and asks for as many coins
 * - `approve_mint`, `decline_mint`: of a request; with the last approval that its tier needs, the coins come to life
 * - `preburn`: hands coins in, to be paid dollars for
 * - `burn`: pays for a preburn out of the reserve, and ends its coins
 * - `cancel_preburn`: gives the coins back
 * - `attest`: the custodians state what the reserve is worth
 */
export const ISSUANCE_KINDS = [
  "request_mint",
  "approve_mint",
  "decline_mint",
  "preburn",
  "burn",
  "cancel_preburn",
  "attest",
] as const;
export type IssuanceKind = (typeof ISSUANCE_KINDS)[number];

export const MEASURE_KINDS = [...POWERS, ...ISSUANCE_KINDS] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** Who takes a measure, where that isn't a participant; each is a role of its own on the chain. */
export const AUTHORITIES = ["freeze", "lift", "council"] as const;

/** A measure of a second takes effect before the first instruction of that second or a later one. */
export interface Measure {
  /** Case, decision or order that it is based on; unique within the day. */
  readonly reference: string;
  readonly atSeconds: number;
  readonly kind: MeasureKind;
  /** One of `AUTHORITIES`, or the institution that keeps the wallet; in issuance the dealer, or who decides. */
  readonly by: string;
  /** Whose wallet, or the reference of which request; empty where the measure is about everybody, or a request itself. */
  readonly subject: ParticipantId;
  /** Minor units of the scheme's currency, fen as the file is read; zero where the measure has no amount. */
  readonly amount: Amount;
}

/** What a rail answers to a measure; the reason of a refusal is the scheme's. */
export type MeasureOutcome = (
  { readonly status: "done" } | { readonly status: "refused"; readonly reason: string }
) & {
  /** What a measure of issuance, refused or not, has left. */
  readonly issuance?: IssuanceState;
};

export const DONE: MeasureOutcome = { status: "done" };

/** The others have none. */
export const TAKES_AMOUNT: readonly MeasureKind[] = ["freeze_amount", "request_mint", "preburn"];
/** Zero if it isn't given: a burn then pays what is due, and a statement says what the custodian bank owes. */
export const MAY_TAKE_AMOUNT: readonly MeasureKind[] = ["burn", "attest"];

export function isIssuance(kind: MeasureKind): kind is IssuanceKind {
  return (ISSUANCE_KINDS as readonly MeasureKind[]).includes(kind);
}

const IN_EVERY_SCHEME: readonly MeasureKind[] = ["freeze", "lift", "freeze_amount"];

/** Schemes in yuan have no network to halt, and know their holders without keys: the other measures pass them by. */
export function isInEveryScheme({ kind }: Pick<Measure, "kind">): boolean {
  return IN_EVERY_SCHEME.includes(kind);
}

const LONGEST_NOTICE_SECONDS = 30 * 86_400;

/** How long before the day coins come to life where issuance has terms: past the window of that mint. */
export const ISSUANCE_NOTICE_SECONDS = 2 * 86_400;

/** How long before the day its chain must begin, in seconds: recoveries are asked for up to 30 days ahead. */
export function noticeOf(measures: readonly Measure[], libra?: Pick<LibraParameters, "issuance">): number {
  if (measures.some(({ kind }) => kind === "replace_wallet")) return LONGEST_NOTICE_SECONDS;
  return libra?.issuance === undefined ? 0 : ISSUANCE_NOTICE_SECONDS;
}
