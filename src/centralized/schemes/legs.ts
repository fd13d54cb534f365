import type { ParticipantId, Participants } from "../../scenario/participants.ts";
import type { Amount } from "../ledger/accounts.ts";
import type { Leg } from "../ledger/chains.ts";

export function post(debit: string, credit: string, amount: Amount): Leg {
  return { kind: "post", debit, credit, amount };
}

/** Nothing is posted for an amount that isn't positive. */
export function postIfAny(debit: string, credit: string, amount: Amount): readonly Leg[] {
  return amount > 0n ? [post(debit, credit, amount)] : [];
}

export function institutionOf(holder: ParticipantId, { holders }: Participants): ParticipantId {
  const known = holders.get(holder);
  if (known === undefined) throw new Error(`${holder} isn't a holder`); // admission has checked
  return known.institution;
}
