/** The single-currency coins of the white paper of 2020, each with its own coin, reserve and treasury. */
export const LIBRA_CURRENCIES = ["USD", "EUR", "GBP", "SGD"] as const;

export type LibraCurrency = (typeof LIBRA_CURRENCIES)[number];
