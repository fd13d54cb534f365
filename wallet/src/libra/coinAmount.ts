import { formatUnits, parseUnits } from "ethers";

import { SituationError } from "../../../src/catalogue/decodeError.ts";
import type { Language } from "../../../src/catalogue/format.ts";

const DECIMALS = 6;

/** Millionths of a coin: 1000500000n of "USD" → "≋USD 1,000.50". Exact at any size. */
export function formatCoins(micro: bigint, code: string, language: Language): string {
  return `≋${code} ${formatMicro(micro, language)}`;
}

/** The number alone, with at least two decimals. */
export function formatMicro(micro: bigint, language: Language): string {
  const format = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en", {
    minimumFractionDigits: 2,
    maximumFractionDigits: DECIMALS,
  });
  // a decimal string keeps every digit, where a number would round above 2^53
  return format.format(formatUnits(micro, DECIMALS) as `${number}`);
}

/** Digits, perhaps grouped in threes, and at most six decimals. */
const COINS = /^(\d+|\d{1,3}(,\d{3})+)(\.\d{1,6})?$/;

/** Coins as typed → millionths. Throws a `SituationError` that says what is wrong. */
export function parseCoins(text: string): bigint {
  const typed = text.trim();
  if (!COINS.test(typed)) throw new SituationError("COIN_AMOUNT_INVALID");
  const micro = parseUnits(typed.replaceAll(",", ""), DECIMALS);
  if (micro === 0n) throw new SituationError("COIN_AMOUNT_INVALID");
  return micro;
}
