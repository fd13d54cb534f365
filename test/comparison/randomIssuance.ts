import fc from "fast-check";

import { DEALER } from "../../src/scenario/claims.ts";
import { COMPLIANCE_MEMBERS, CUSTODIANS, type IssuanceTerms } from "../../src/scenario/libra/issuance.ts";
import { DEFAULT_LIBRA, type LibraParameters } from "../../src/scenario/libra/parameters.ts";
import type { Measure } from "../../src/scenario/measures.ts";
import { CLOSES_AT, OPENS_AT } from "./smallWorld.ts";

const COIN = 1_000_000n;

/** Tiers, statements and an opening window that requests of a few coins run into, within the day. */
export const TERMS: IssuanceTerms = {
  dealerTiersMicro: [COIN, 2n * COIN, 3n * COIN, 4n * COIN],
  stalenessSeconds: 3_600,
  window: { startedAtSeconds: OPENS_AT - 80_000, inflowMicro: 2_500_000n },
};

/** A fen is a hundredth of a dollar, so that the small world has a few dollars. */
export const LIBRA: LibraParameters = {
  ...DEFAULT_LIBRA,
  ...{ fenPerUsd: 100n, inventoryPercent: 40n, dealerDepositPercent: 100n, issuance: TERMS },
};

/** A wish for a measure; whom it decides on depends on what was requested before. */
const wish = fc.record({
  does: fc.oneof(
    ...(
      [
        ["request_mint", 5],
        ["approve_mint", 9],
        ["decline_mint", 1],
        ["preburn", 4],
        ["burn", 5],
        ["cancel_preburn", 1],
        ["attest", 6],
        ["freeze_amount", 1],
      ] as const
    ).map(([does, weight]) => ({ weight, arbitrary: fc.constant(does) })),
  ),
  member: fc.nat(COMPLIANCE_MEMBERS.length - 1),
  amount: fc.constantFrom(1n, 2n, 399_999n, 500_000n, 500_001n, COIN - 1n, COIN, COIN + 1n, 4n * COIN),
  /** Of a statement, in percent of the coins with which the day opens; 0 says what the bank owes. */
  percent: fc.constantFrom(0n, 0n, 0n, 0n, 50n, 77n, 99n, 101n, 140n),
  /** How many requests of the kind have come since the one that is decided on. */
  back: fc.constantFrom(0, 0, 0, 1, 2),
  isStranger: fc.nat(12).map((number) => number === 0),
  /** Whether a burn says what was paid, instead of what is due. */
  saysPaid: fc.nat(4).map((number) => number === 0),
  gap: fc.constantFrom(0, 1, 1, 60, 60, 600, 600, 3_599, 3_600, 3_601),
});
export type IssuanceWish = typeof wish extends fc.Arbitrary<infer W> ? W : never;

export const issuanceWishes = (longest: number, shortest: number): fc.Arbitrary<IssuanceWish[]> =>
  fc.array(wish, { maxLength: longest, minLength: shortest });

/** The measures that are wished for, as far as the day goes; amounts in micro. @param coins With which the day opens. */
export function issuanceOf(plan: readonly IssuanceWish[], coins: bigint): Measure[] {
  const requests: Record<"request_mint" | "preburn", string[]> = { request_mint: [], preburn: [] };
  let atSeconds = OPENS_AT;
  return plan.flatMap((one, position): Measure[] => {
    atSeconds += one.gap;
    const subject = subjectOf(one, requests);
    if (subject === undefined || atSeconds >= CLOSES_AT) return [];
    const reference = `m${position}`;
    if (one.does === "request_mint" || one.does === "preburn") requests[one.does].push(reference);
    return [{ reference, atSeconds, kind: one.does, by: byOf(one), subject, amount: amountOf(one, coins) }];
  });
}

/** Undefined where there is nothing to decide on yet. */
function subjectOf(
  { does, back }: IssuanceWish,
  requests: Readonly<Record<"request_mint" | "preburn", readonly string[]>>,
): string | undefined {
  if (does === "freeze_amount") return "ann";
  if (does === "approve_mint" || does === "decline_mint") return requests.request_mint.at(-1 - back);
  if (does === "burn" || does === "cancel_preburn") return requests.preburn.at(-1 - back);
  return "";
}

function byOf({ does, member, isStranger }: IssuanceWish): string {
  if (does === "attest") return CUSTODIANS;
  if (does === "freeze_amount") return "freeze";
  if (does === "request_mint" || does === "preburn") return isStranger ? "tenpay" : DEALER;
  return COMPLIANCE_MEMBERS[member] ?? "";
}

function amountOf({ does, amount, percent, saysPaid }: IssuanceWish, coins: bigint): bigint {
  if (does === "attest") return (coins * percent) / 100n;
  if (does === "burn") return saysPaid ? amount : 0n;
  return does === "request_mint" || does === "preburn" || does === "freeze_amount" ? amount : 0n;
}
