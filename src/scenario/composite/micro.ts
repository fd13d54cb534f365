import type { Micro } from "../libra/convert.ts";

const DECIMAL = /^(\d{1,23})(?:\.(\d{1,6}))?$/;
const MICRO_PER_COIN = 1_000_000n;
/** The contracts keep balances in 96 bits. */
const LIMIT = 2n ** 96n;

/** Decimal coins, "12" or "12.345678", as millionths; undefined unless it is such an amount below 2^96 millionths. */
export function parseMicro(text: string): Micro | undefined {
  const [, whole, fraction = ""] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const micro = BigInt(whole) * MICRO_PER_COIN + BigInt(fraction.padEnd(6, "0"));
  return micro < LIMIT ? micro : undefined;
}

/** With six decimals. */
export function formatMicro(amount: Micro): string {
  return `${amount / MICRO_PER_COIN}.${String(amount % MICRO_PER_COIN).padStart(6, "0")}`;
}
