import type { ParticipantId } from "../participants.ts";

/**
 * Whose liability e-CNY is, as the contracts have it:
 * - `M0_2021`: the central bank's (white paper of July 2021), part of currency issue
 * - `DEPOSIT_2026`: the operating bank's, a deposit, from 1 January 2026
 */
export const ECNY_REGIMES = ["M0_2021", "DEPOSIT_2026"] as const;
export type ECnyRegime = (typeof ECNY_REGIMES)[number];

/** What scheme `e-cny` assumes about a day. */
export interface ECnyParameters {
  readonly regime: ECnyRegime;
  /**
   * The bank that operates the wallets which an institution keeps in other schemes. Institutions that aren't named are
   * dealt out: the first of the participants to the first bank, the second to the second, and round again.
   */
  readonly operatingBanks: ReadonlyMap<ParticipantId, ParticipantId>;
}

export const DEFAULT_ECNY: ECnyParameters = { regime: "M0_2021", operatingBanks: new Map() };
