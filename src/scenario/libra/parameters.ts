import type { PaymentRules } from "./paymentRules.ts";

/** What scheme `libra` assumes about a day whose files are in yuan. */
export interface LibraParameters extends PaymentRules {
  /** Stated rate: how many fen a dollar costs; 1 to 1,000,000, so that no fen becomes nothing. */
  readonly fenPerUsd: bigint;
  /** The dealer's coins at the opening, and its target at the end of the day, in percent of the holders' coins. */
  readonly inventoryPercent: bigint;
  /** The dealer's deposit at each bank at the opening, in percent of the bank's opening reserve. */
  readonly dealerDepositPercent: bigint;
  /** How many custodians there are, and how many must sign a statement of the reserve. */
  readonly custodians: number;
  readonly custodianThreshold: number;
}

/** The same with all rules for payments off. */
export function withoutRules({
  fenPerUsd,
  inventoryPercent,
  dealerDepositPercent,
  custodians,
  custodianThreshold,
}: LibraParameters): LibraParameters {
  return { fenPerUsd, inventoryPercent, dealerDepositPercent, custodians, custodianThreshold };
}

export const DEFAULT_LIBRA: LibraParameters = {
  fenPerUsd: 700n,
  inventoryPercent: 10n,
  dealerDepositPercent: 10n,
  custodians: 3,
  custodianThreshold: 2,
};
