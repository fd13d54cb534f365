import type { Node } from "./node.ts";

export const LIMITS = ["single", "day", "year", "lifetime", "balance", "staticQrDay"] as const;
export type LimitName = (typeof LIMITS)[number];

/** One limit that a wallet's tier has. */
export interface Limit {
  readonly name: LimitName;
  readonly limitFen: bigint;
  /** Counted towards it so far; zero for one payment, the balance for the balance. */
  readonly usedFen: bigint;
  readonly leftFen: bigint;
}

/** What a wallet may do by its real-name tier. Days and years are of China Standard Time. */
export interface Tier {
  readonly number: number;
  /** Last second, since 1970-01-01 UTC, for which the holder's identity is established. */
  readonly identityUntilSeconds: number;
  readonly limits: readonly Limit[];
}

/** The tier of a wallet at a block; undefined for a wallet without limits. */
export async function readTier(
  { tiers }: Node,
  wallet: string,
  balanceFen: bigint,
  blockTag: number | "latest",
): Promise<Tier | undefined> {
  const at = { blockTag };
  const [identity, paid] = await Promise.all([tiers.identityOf(wallet, at), tiers.paidBy(wallet, at)]);
  const number = Number(identity.tier);
  if (number === 0) return undefined;
  const { limits } = await tiers.tierLimits(number, at);
  const of = (name: LimitName, limitFen: bigint, usedFen: bigint): Limit[] =>
    // zero stands for a limit that there isn't
    limitFen === 0n
      ? []
      : [{ name, limitFen, usedFen, leftFen: limitFen > usedFen ? limitFen - usedFen : 0n }];
  return {
    number,
    identityUntilSeconds: Number(identity.validUntil),
    limits: [
      ...of("single", limits.singleFen, 0n),
      ...of("day", limits.dayFen, paid.dayFen),
      ...of("year", limits.yearFen, paid.yearFen),
      ...of("lifetime", limits.lifetimeFen, paid.lifetimeFen),
      ...of("balance", limits.balanceFen, balanceFen),
      ...of("staticQrDay", limits.staticQrDayFen, paid.staticQrDayFen),
    ],
  };
}
