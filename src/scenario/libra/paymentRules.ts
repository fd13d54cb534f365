import type { ParticipantId } from "../participants.ts";
import type { Micro } from "./convert.ts";

/** Payments between two VASPs from the threshold on need an attestation of the payee's. */
export interface TravelRule {
  readonly thresholdMicro: Micro;
  /** Whether payments without attestation from one VASP to another, added up over a day, must stay below it too. */
  readonly pairSums: boolean;
}

/** What may come into a VASP and leave it within a period, all its wallets together, and how much it may hold. */
export interface VaspLimits {
  readonly maxInflowMicro: Micro;
  readonly maxOutflowMicro: Micro;
  readonly maxHoldingMicro: Micro;
  readonly periodSeconds: number;
  /** The institutions that are limited. */
  readonly vasps: readonly ParticipantId[];
}

/** Wallets that no VASP keeps: what one payment from or to one may move, and what one may hold. */
export interface UnhostedWallets {
  readonly maxPaymentMicro: Micro;
  readonly maxBalanceMicro: Micro;
  /** Holders whose wallets are unhosted, as are those of all who have none at an institution. */
  readonly holders: readonly ParticipantId[];
}

/** What an instruction costs its payer on top of its amount. */
export interface Fees {
  /** Ten-thousandths of the amount, rounded down. */
  readonly basisPoints: bigint;
  readonly flatMicro: Micro;
}

/** The rules for payments of scheme `libra`; one that is absent is off. */
export interface PaymentRules {
  readonly travelRule?: TravelRule;
  readonly vaspLimits?: VaspLimits;
  readonly unhosted?: UnhostedWallets;
  readonly fees?: Fees;
  /** Which payments come with an attestation of the payee's VASP; none if absent. */
  readonly attested?: Attested;
}

/** Ids of payments: those that are attested, or those that aren't. */
export type Attested = readonly string[] | { readonly allBut: readonly string[] };

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

export function isAttested({ attested = [] }: PaymentRules, id: string): boolean {
  const ids = "allBut" in attested ? attested.allBut : attested;
  const set = sets.get(ids) ?? new Set(ids);
  sets.set(ids, set);
  return set.has(id) !== "allBut" in attested;
}

/** Sums of unattested payments are taken over so many seconds. */
export const PAIR_SUM_PERIOD_SECONDS = 86_400;

/** Whether a rule may refuse a payment that both wallets allow. */
export function mayRefuse({ travelRule, vaspLimits, unhosted }: PaymentRules): boolean {
  return [travelRule, vaspLimits, unhosted].some((rule) => rule !== undefined);
}

/** Whether decisions depend on the second in which they are made. */
export function dependsOnTime({ travelRule, vaspLimits }: PaymentRules): boolean {
  return vaspLimits !== undefined || travelRule?.pairSums === true;
}
