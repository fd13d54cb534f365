import { type AuthorisationTerms, verifyAuthorisation } from "../../scenario/authorisation.ts";
import type { Participants } from "../../scenario/participants.ts";
import type { SettlementMode } from "../../scenario/rail.ts";
import type { Database } from "../database/database.ts";
import type { VerifySignature } from "./admission.ts";
import type { Books } from "./books.ts";
import { BooksRail } from "./booksRail.ts";
import { openDay } from "./day.ts";

export interface BooksOptions {
  /** Migrated (`openDatabase`); the books close it. */
  readonly database: Database;
  readonly participants: Participants;
  readonly terms: AuthorisationTerms;
  readonly mode: SettlementMode;
  /** NetsUnion sessions of equal length, from opening to closing time; read in net mode. 4 when absent. */
  readonly sessionsPerDay?: number;
  /** Seconds since 1970-01-01 UTC. */
  readonly opensAtSeconds: number;
  /** Seconds since 1970-01-01 UTC, later than the opening. */
  readonly closesAtSeconds: number;
  /** Another implementation of the same check. */
  readonly verifySignature?: VerifySignature;
}

const DEFAULT_SESSIONS_PER_DAY = 4;

/**
 * Opens the books of a day: on a fresh database with the participants' opening balances, else where the same day's
 * books stand. Throws `DATABASE_REFUSED` if the database holds another day's.
 */
export async function openBooks(options: BooksOptions): Promise<Books> {
  const {
    database,
    verifySignature = verifyAuthorisation,
    sessionsPerDay = DEFAULT_SESSIONS_PER_DAY,
    ...rest
  } = options;
  const day = { ...rest, sessionsPerDay };
  return new BooksRail(database, await openDay(database, day), day, verifySignature);
}
