import { DEALER } from "../claims.ts";
import type { Micro } from "../libra/convert.ts";
import { COMPLIANCE_MEMBERS, CUSTODIANS } from "../libra/issuance.ts";
import type { LibraDay } from "../libra/libraDay.ts";
import type { IssuanceKind, Measure } from "../measures.ts";
import type { Fen } from "../participants.ts";

const [FIRST, SECOND, THIRD] = COMPLIANCE_MEMBERS;
const MICRO_PER_USD = 1_000_000n;
/** The reserve's fall in the afternoon, in thousandths. */
const FALL = 1n;

/** Time of day, who, what, on which request, and how much. */
type Line = readonly [at: string, by: string, kind: IssuanceKind, subject: string, amount: Fen];

/**
 * A day of a dealer that mints through its tiers, redeems, and is paid less than face value in an afternoon in which the
 * reserve has lost a thousandth, until the association makes it good. Sized by the lowest tier and the coins with which
 * the day opens; every step and refusal shows where statements outlive no morning and a window ends at nine.
 */
export function issuanceDay(day: LibraDay, opensAtSeconds: number, stranger: string): readonly Measure[] {
  const numbers = new Map<string, number>();
  return linesOf(day, stranger).map(([at, by, kind, subject, amount]) => {
    const number = (numbers.get(kind) ?? 0) + 1;
    numbers.set(kind, number);
    const reference = `${kind.replaceAll("_", "-")}-${number}`;
    return { reference, atSeconds: opensAtSeconds + secondsOf(at), kind, by, subject, amount };
  });
}

function linesOf(day: LibraDay, stranger: string): readonly Line[] {
  const { parameters, coinsOutstanding } = day;
  const lowest = parameters.issuance?.dealerTiersMicro[0] ?? MICRO_PER_USD;
  const fen = (micro: Micro) => (micro * parameters.fenPerUsd) / MICRO_PER_USD || 1n;
  const after = coinsOutstanding + (5n * lowest) / 2n;
  return [
    ...morning(fen(lowest / 2n), fen(2n * lowest)),
    ...noon(fen(lowest / 2n), fen(lowest), stranger),
    ["16:00:00", CUSTODIANS, "attest", "", fen(after - (after * FALL) / 1_000n)],
    ["16:30:00", DEALER, "preburn", "", fen(lowest / 4n)],
    ["16:31:00", FIRST, "burn", "preburn-4", fen(lowest / 4n)],
    ["16:32:00", FIRST, "burn", "preburn-4", 0n],
    ["17:00:00", DEALER, "preburn", "", fen(lowest / 4n)],
    ["18:00:00", CUSTODIANS, "attest", "", fen(after + lowest)],
    ["18:01:00", SECOND, "burn", "preburn-5", 0n],
    ["20:00:00", DEALER, "preburn", "", fen(lowest / 5n)],
  ];
}

/** A stale statement, then a window that ends at nine: what was beyond its highest tier is a new one's second tier. */
function morning(half: Fen, twice: Fen): readonly Line[] {
  return [
    ["07:30:00", DEALER, "request_mint", "", half],
    ["07:31:00", FIRST, "approve_mint", "request-mint-1", 0n],
    ["07:32:00", FIRST, "approve_mint", "request-mint-1", 0n],
    ["07:33:00", SECOND, "approve_mint", "request-mint-1", 0n],
    ["07:34:00", THIRD, "approve_mint", "request-mint-1", 0n],
    ["08:00:00", CUSTODIANS, "attest", "", 0n],
    ["08:00:00", CUSTODIANS, "attest", "", 0n],
    ["08:01:00", THIRD, "approve_mint", "request-mint-1", 0n],
    ["08:30:00", DEALER, "request_mint", "", twice],
    ["08:31:00", FIRST, "approve_mint", "request-mint-2", 0n],
    ["09:30:00", FIRST, "approve_mint", "request-mint-2", 0n],
    ["09:31:00", SECOND, "approve_mint", "request-mint-2", 0n],
    ["10:00:00", CUSTODIANS, "attest", "", 0n],
    ["10:01:00", SECOND, "approve_mint", "request-mint-2", 0n],
  ];
}

/** A burn that frees no room, and a credit from what was declined. */
function noon(half: Fen, whole: Fen, stranger: string): readonly Line[] {
  return [
    ["10:30:00", DEALER, "request_mint", "", half],
    ["10:31:00", FIRST, "decline_mint", "request-mint-3", 0n],
    ["10:32:00", stranger, "request_mint", "", half],
    ["10:33:00", FIRST, "approve_mint", "request-mint-4", 0n],
    ["10:40:00", DEALER, "request_mint", "", 1_000n * whole],
    ["11:00:00", DEALER, "preburn", "", whole],
    ["11:05:00", DEALER, "preburn", "", half],
    ["11:06:00", DEALER, "preburn", "", 1_000n * whole],
    ["11:30:00", SECOND, "cancel_preburn", "preburn-2", 0n],
    ["12:30:00", FIRST, "burn", "preburn-1", 0n],
    ["12:40:00", DEALER, "request_mint", "", whole],
    ["12:41:00", FIRST, "approve_mint", "request-mint-6", 0n],
    ["12:42:00", SECOND, "approve_mint", "request-mint-6", 0n],
    ["12:43:00", THIRD, "approve_mint", "request-mint-6", 0n],
    ["13:00:00", CUSTODIANS, "attest", "", 0n],
    ["13:01:00", THIRD, "approve_mint", "request-mint-6", 0n],
  ];
}

function secondsOf(at: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = at.split(":").map(Number);
  return (hours * 60 + minutes) * 60 + seconds;
}
