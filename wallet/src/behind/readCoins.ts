import type { LibraCurrency } from "../../../deploy/currencies.ts";
import type { LibraSystem, Trio } from "../libra/libraSystem.ts";
import type { Reader } from "../reading/useReading.ts";

const MAX_UINT256 = 2n ** 256n - 1n;
/** How many of the last statements are listed. */
const STATEMENTS_SHOWN = 5;

/** One statement of the custodians, as the reserve keeps it. */
export interface Statement {
  readonly amountInMicro: bigint;
  readonly asOfSeconds: number;
  readonly recordedAtSeconds: number;
  /** Hundredths of a percent. */
  readonly backingBasisPoints: bigint;
  readonly eligibleBasisPoints: bigint;
  readonly largestBasisPoints: bigint;
}

/** A coin, what is behind it, and how sure that is. */
export interface CoinFigures {
  readonly code: LibraCurrency;
  readonly outstandingInMicro: bigint;
  readonly effectiveInMicro: bigint;
  /** Hundredths of a percent, rounded down; undefined where there are no coins. */
  readonly ratioBasisPoints: bigint | undefined;
  /** Newest first. */
  readonly statements: readonly Statement[];
  readonly statementCount: number;
  /** A statement older than this carries no mint. */
  readonly stalenessSeconds: number;
  readonly state: "circulating" | "halted" | "paused";
  readonly dealersInactive: boolean;
  readonly canMint: boolean;
}

export function coinsReader({ trios }: LibraSystem): Reader<readonly CoinFigures[]> {
  return (block) => Promise.all(trios.map((trio) => readCoin(trio, block)));
}

async function readCoin({ code, coin, treasury, reserve, redemption }: Trio, blockTag: number) {
  const at = { blockTag };
  const [outstandingInMicro, effectiveInMicro, ratio, count, staleness] = await Promise.all([
    coin.totalSupply(at),
    reserve.effectiveReserve(at),
    reserve.backingRatio(at),
    reserve.statementCount(at),
    reserve.staleness(at),
  ]);
  const [halted, paused, dealersInactive, canMint] = await Promise.all([
    coin.halted(at),
    coin.paused(at),
    redemption.dealersInactive(at),
    treasury.canMint(at),
  ]);
  const wanted = Array.from(
    { length: Math.min(Number(count), STATEMENTS_SHOWN) },
    (_, i) => count - 1n - BigInt(i),
  );
  const statements = await Promise.all(wanted.map((index) => reserve.statementAt(index, at)));
  return {
    ...{ code, outstandingInMicro, effectiveInMicro, dealersInactive, canMint },
    ratioBasisPoints: ratio === MAX_UINT256 ? undefined : ratio,
    statements: statements.map(statementOf),
    statementCount: Number(count),
    stalenessSeconds: Number(staleness),
    state: halted ? "halted" : paused ? "paused" : "circulating",
  } satisfies CoinFigures;
}

type StatementWord = Awaited<ReturnType<Trio["reserve"]["statementAt"]>>;

function statementOf(word: StatementWord): Statement {
  return {
    amountInMicro: word.amountInMicro,
    asOfSeconds: Number(word.asOf),
    recordedAtSeconds: Number(word.recordedAt),
    backingBasisPoints: word.backingBasisPoints,
    eligibleBasisPoints: word.eligibleBasisPoints,
    largestBasisPoints: word.largestBasisPoints,
  };
}

/** One component of the composite. */
export interface ComponentFigures {
  readonly code: string;
  /** In one ≋LBR. */
  readonly perUnitInMicro: bigint;
  readonly heldInMicro: bigint;
  /** What the ≋LBR outstanding would be unpacked into, rounded up. */
  readonly neededInMicro: bigint;
}

export interface CompositeFigures {
  readonly outstandingInMicro: bigint;
  readonly components: readonly ComponentFigures[];
  /** First second in which announced amounts may be swapped in; 0 without any. */
  readonly swapFromSeconds: number;
}

const MICRO = 1_000_000n;

export function compositeReader({ composite, trios, coinOf }: LibraSystem): Reader<CompositeFigures> {
  const { coin, vault } = composite;
  return async (blockTag) => {
    const at = { blockTag };
    const [outstandingInMicro, parts, [, swapFrom]] = await Promise.all([
      coin.totalSupply(at),
      vault.components(at),
      vault.announced(at),
    ]);
    const holder = await vault.getAddress();
    const components = await Promise.all(
      parts.map(async (part): Promise<ComponentFigures> => {
        const addresses = await Promise.all(trios.map((trio) => trio.coin.getAddress()));
        const code = trios[addresses.indexOf(part.coin)]?.code;
        const heldInMicro = code === undefined ? 0n : await coinOf(code).balanceOf(holder, at);
        const neededInMicro = (outstandingInMicro * part.amountPerUnit + MICRO - 1n) / MICRO;
        return { code: code ?? part.coin, perUnitInMicro: part.amountPerUnit, heldInMicro, neededInMicro };
      }),
    );
    return { outstandingInMicro, components, swapFromSeconds: Number(swapFrom) };
  };
}
