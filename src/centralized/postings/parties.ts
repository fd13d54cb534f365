import { ASSOCIATION, CENTRAL_BANK, NETSUNION } from "../../scenario/claims.ts";
import type { ParticipantId } from "../../scenario/participants.ts";

/** Between whom the postings of the table happen: two banks, a payment institution, the association and the public. */
export const BANK_1: ParticipantId = "bank-1";
export const BANK_2: ParticipantId = "bank-2";
export const INSTITUTION: ParticipantId = "institution";
export const HOUSEHOLD_A: ParticipantId = "household-a";
export const HOUSEHOLD_B: ParticipantId = "household-b";
/** Sells the association treasury bills; its deposit is at the association's bank. */
export const SECURITIES_DEALER: ParticipantId = "securities-dealer";

/** Who keeps double-entry books here; what the public owns is what others owe it. */
export const BOOK_KEEPERS: ReadonlySet<ParticipantId> = new Set([
  CENTRAL_BANK,
  NETSUNION,
  ASSOCIATION,
  BANK_1,
  BANK_2,
  INSTITUTION,
]);
