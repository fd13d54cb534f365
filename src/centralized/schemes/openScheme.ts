import { verifyAuthorisation } from "../../scenario/authorisation.ts";
import type { Database } from "../database/database.ts";
import type { VerifySignature } from "./admission.ts";
import type { Books } from "./books.ts";
import { BooksRail } from "./booksRail.ts";
import { openDay } from "./day.ts";
import type { BooksDay, BooksScheme } from "./scheme.ts";

export interface SchemeOptions extends BooksDay {
  /** Migrated (`openDatabase`); the books close it. */
  readonly database: Database;
  /** Another implementation of the same check. */
  readonly verifySignature?: VerifySignature;
}

/**
 * Opens the books of a day: on a fresh database with the participants' opening balances, else where the same day's
 * books stand. Throws `DATABASE_REFUSED` if the database holds another day's, or another scheme's.
 */
export async function openScheme(options: SchemeOptions, scheme: BooksScheme): Promise<Books> {
  const { database, verifySignature = verifyAuthorisation } = options;
  return new BooksRail(database, await openDay(database, options, scheme), options, scheme, verifySignature);
}
