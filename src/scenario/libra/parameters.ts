import type { IssuanceTerms } from "./issuance.ts";
import { type PaymentRules, dependsOnTime } from "./paymentRules.ts";

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
  /** Absent if no coins are requested or handed in within the day but at its end. */
  readonly issuance?: IssuanceTerms;
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

/** Whether some rule looks at the second, so that blocks must be able to share one. */
export function asksForSeconds(parameters: LibraParameters): boolean {
  return dependsOnTime(parameters) || parameters.issuance !== undefined;
}

/** The same with the dealer's inventory restored at the end of the day alone. */
export function withoutIssuance(parameters: LibraParameters): LibraParameters {
  const others: { -readonly [Name in keyof LibraParameters]: LibraParameters[Name] } = { ...parameters };
  delete others.issuance;
  return others;
}

export const DEFAULT_LIBRA: LibraParameters = {
  fenPerUsd: 700n,
  inventoryPercent: 10n,
  dealerDepositPercent: 10n,
  custodians: 3,
  custodianThreshold: 2,
};
