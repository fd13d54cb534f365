import type { Micro } from "../../../../scenario/libra/convert.ts";
import type { ParticipantId } from "../../../../scenario/participants.ts";

export interface WindowRow {
  readonly vasp: ParticipantId;
  readonly inflow: Micro;
  readonly outflow: Micro;
  readonly tracked: Micro;
  /** Second of the payment that began the window; undefined before the first, which has no row. */
  readonly since: number | undefined;
}

export interface PairRow {
  readonly payerVasp: ParticipantId;
  readonly payeeVasp: ParticipantId;
  readonly amount: Micro;
  readonly since: number;
}

/** What decisions under the rules depend on besides the payment itself. */
export interface Memory {
  /** Of the VASPs that are limited. */
  readonly windows: ReadonlyMap<ParticipantId, WindowRow>;
  /** By `pairKey`. */
  readonly pairs: ReadonlyMap<string, PairRow>;
  /** What the unhosted wallets hold that are concerned. */
  readonly unhosted: ReadonlyMap<ParticipantId, Micro>;
}

export function pairKey(payerVasp: ParticipantId, payeeVasp: ParticipantId): string {
  return `${payerVasp} ${payeeVasp}`;
}
