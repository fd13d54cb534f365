/** Minor units of whichever currency a scheme settles in; its `Currency` says how many make one. Never a float. */
export type Amount = bigint;

export interface Currency {
  readonly code: "CNY" | "≋USD";
  /** Decimals of the major unit. */
  readonly decimals: number;
}

/** Minor unit: fen. */
export const CNY: Currency = { code: "CNY", decimals: 2 };
/** Minor unit: 1e-6 ≋USD ("micro"). Deposits behind the coins are dollars with as many decimals. */
export const LIBRA_USD: Currency = { code: "≋USD", decimals: 6 };

/** Minor units as a decimal with all the currency's decimals, for a message or a file: `12.34`. */
export function formatAmount(amount: Amount, { decimals }: Pick<Currency, "decimals">): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, "0");
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
