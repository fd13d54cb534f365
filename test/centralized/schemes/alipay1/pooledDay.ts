import { openPooledBooks } from "../../../../src/centralized/schemes/openPooledBooks.ts";
import type { PooledTerms } from "../../../../src/scenario/alipay1/pooledTerms.ts";
import type { Claim } from "../../../../src/scenario/claims.ts";
import type { Participants } from "../../../../src/scenario/participants.ts";
import type { Rail } from "../../../../src/scenario/rail.ts";
import { freshDatabase } from "../../freshDatabase.ts";
import { CLOSES_AT_SECONDS, OPENS_AT_SECONDS, smallParticipants, smallTerms } from "../smallDay.ts";

/**
 * The small day under alipay-1.0. Pools at the opening: alipay has 2,000 fen at icbc (ada, partly) and 1,000 at cmb
 * (bo); tenpay 3,000 at icbc (cai, overfrozen, frozen) and none at cmb.
 */
export async function openPooledDay(
  parameters: Partial<PooledTerms> & { readonly participants?: Participants } = {},
) {
  return openPooledBooks({
    database: await freshDatabase(),
    participants: smallParticipants,
    terms: smallTerms,
    opensAtSeconds: OPENS_AT_SECONDS,
    closesAtSeconds: CLOSES_AT_SECONDS,
    ...parameters,
  });
}

/** Claims by name; what is missing is zero. */
export async function claimsByName(rail: Rail): Promise<ReadonlyMap<string, bigint>> {
  return new Map((await rail.claims()).map((claim) => [nameOf(claim), claim.amount]));
}

function nameOf({ issuer, instrument, holder }: Claim): string {
  return `${issuer} owes ${holder} ${instrument}`;
}

/** What changed between two readings, by name. */
export function changesBetween(
  before: ReadonlyMap<string, bigint>,
  after: ReadonlyMap<string, bigint>,
): Readonly<Record<string, bigint>> {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const changes = names.map((name) => [name, (after.get(name) ?? 0n) - (before.get(name) ?? 0n)] as const);
  return Object.fromEntries(changes.filter(([, change]) => change !== 0n));
}
