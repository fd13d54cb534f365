import type { Instrument } from "../../scenario/claims.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import type { Amount } from "../ledger/accounts.ts";
import { type ChartAccount, accountName, chartAccount } from "../schemes/chartAccount.ts";

/** One leg in the book of one entity: debit and credit are both accounts of that entity. */
export interface BookLeg {
  readonly debit: ChartAccount;
  readonly credit: ChartAccount;
  readonly amount: Amount;
}

/** What one event does in the books of everybody whom it touches. People keep no book: what they own, others owe. */
export interface Posting {
  readonly what: string;
  readonly legs: readonly BookLeg[];
}

/** The account in an entity's book of what it owes a holder. */
export function owes(entity: ParticipantId, instrument: Instrument, holder: ParticipantId): ChartAccount {
  return chartAccount(
    accountName(entity, "owes", instrument, holder),
    entity,
    "liability",
    instrument,
    holder,
  );
}

/** The account in an entity's book of what an issuer owes it. */
export function owns(entity: ParticipantId, instrument: Instrument, issuer: ParticipantId): ChartAccount {
  return chartAccount(accountName(entity, "owns", instrument, issuer), entity, "asset", instrument, issuer);
}

export function leg(debit: ChartAccount, credit: ChartAccount, amount: Amount): BookLeg {
  if (debit.entity !== credit.entity) throw new Error(`${debit.name} and ${credit.name} are in two books`);
  return { debit, credit, amount };
}
