import type { LibraCurrency } from "./currencies.ts";

/** In one ≋LBR: millionths of each coin. */
export type BasketAmounts = Readonly<Record<LibraCurrency, bigint>>;

interface Weight {
  /** Share of the basket's value, in any unit common to all. */
  readonly share: bigint;
  /** Value of one unit of the currency, in millionths of a US dollar. */
  readonly microUsd: bigint;
}

/**
 * The shares that were published in September 2019 for the reserve's value (USD 50, EUR 18, JPY 14, GBP 11, SGD 7 %:
 * Facebook's answer to Fabio De Masi, by press reports), without the yen, for which the second white paper has no
 * coin. The rates are assumed: rounded to what they were about then. Both are parameters of a deployment and nothing
 * else reads them.
 */
export const WEIGHTS_OF_2019: Readonly<Record<LibraCurrency, Weight>> = {
  USD: { share: 50n, microUsd: 1_000_000n },
  EUR: { share: 18n, microUsd: 1_100_000n },
  GBP: { share: 11n, microUsd: 1_250_000n },
  SGD: { share: 7n, microUsd: 720_000n },
};

const MICRO = 1_000_000n;

/** Converts shares of value into nominal amounts, once: a ≋LBR is worth a dollar at these rates. Rounded to nearest. */
export function basketAmounts(
  weights: Readonly<Record<LibraCurrency, Weight>> = WEIGHTS_OF_2019,
): BasketAmounts {
  const all = Object.values(weights).reduce((sum, { share }) => sum + share, 0n);
  const amounts = Object.entries(weights).map(([currency, { share, microUsd }]) => {
    const [dividend, divisor] = [share * MICRO * MICRO, all * microUsd];
    return [currency, (2n * dividend + divisor) / (2n * divisor)] as const;
  });
  return Object.fromEntries(amounts) as Record<LibraCurrency, bigint>;
}

/** About how many ≋LBR one coin is worth at these rates, as 32.32 fixed point, rounded down; for thresholds only. */
export function approximateRates(
  weights: Readonly<Record<LibraCurrency, Weight>> = WEIGHTS_OF_2019,
): BasketAmounts {
  const rates = Object.entries(weights).map(([currency, { microUsd }]) => [
    currency,
    (microUsd << 32n) / MICRO,
  ]);
  return Object.fromEntries(rates) as Record<LibraCurrency, bigint>;
}
