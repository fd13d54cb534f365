import { JiaoziError } from "../../catalogue/errors.ts";
import type { Database } from "../../centralized/database/database.ts";
import type { Books } from "../../centralized/schemes/books.ts";
import { DEFAULT_LIMITS } from "../../centralized/schemes/groupCommit.ts";
import { openBooks } from "../../centralized/schemes/openBooks.ts";
import { openECnyBooks } from "../../centralized/schemes/openECnyBooks.ts";
import { openLibraBooks } from "../../centralized/schemes/openLibraBooks.ts";
import { openPooledBooks } from "../../centralized/schemes/openPooledBooks.ts";
import { openTimedBooks } from "../../centralized/schemes/openTimedBooks.ts";
import type { AuthorisationTerms } from "../../scenario/authorisation.ts";
import { ecnyDay } from "../../scenario/ecny/ecnyDay.ts";
import { libraDay } from "../../scenario/libra/libraDay.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { BooksName } from "../openFamilies.ts";
import type { Clock } from "./clock.ts";
import { withCommitWindow } from "./commitWindow.ts";
import type { Contestant, OpenedContestant, RailFacts } from "./contestant.ts";
import { type TimedFamily, timedFamily } from "./timedFamilies.ts";

export interface BooksSetup {
  readonly scenario: Scenario;
  /** What the payers sign, in wallet yuan, e-CNY or ≋USD. */
  readonly terms: Readonly<Record<"yuan" | "e-cny" | "libra", AuthorisationTerms>>;
  /** An empty one, migrated; the books close it. */
  readonly openDatabase: (name: BooksName) => Promise<Database>;
  readonly clock: Clock;
}

/**
 * A set of books under the stopwatch.
 * @param windowMs If given, the books commit only once in so many milliseconds.
 */
export function booksContestant(name: BooksName, setup: BooksSetup, windowMs?: number): Contestant {
  const family = timedFamily(name, setup.scenario);
  const terms = name === "libra" || name === "e-cny" ? setup.terms[name] : setup.terms.yuan;
  return {
    ...family,
    rail: "books",
    label: windowMs === undefined ? "books" : `books, every ${windowMs} ms`,
    open: async () => {
      const database = await setup.openDatabase(name);
      const books = await openBooksOf(name, database, setup.scenario, terms);
      return opened(family, books, database, { ...setup, terms }, windowMs);
    },
  };
}

async function opened(
  family: TimedFamily,
  books: Books,
  database: Database,
  { clock, terms }: { readonly clock: Clock; readonly terms: AuthorisationTerms },
  windowMs: number | undefined,
): Promise<OpenedContestant> {
  const plain = await openTimedBooks(books);
  return {
    rail: windowMs === undefined ? plain : withCommitWindow(plain, windowMs, clock),
    signed: () => family.signed(terms),
    referee: () => family.refereeUnder(terms),
    verify: () => requireIntactLog(books),
    facts: factsOf(database, windowMs),
    close: () => plain.close(),
  };
}

function openBooksOf(name: BooksName, database: Database, scenario: Scenario, terms: AuthorisationTerms) {
  const { participants, opensAtSeconds, closesAtSeconds, sessionsPerDay } = scenario;
  const day = { database, participants, terms, opensAtSeconds, closesAtSeconds };
  switch (name) {
    case "alipay-2.0-gross":
      return openBooks({ ...day, mode: "gross", sessionsPerDay });
    case "alipay-2.0-net":
      return openBooks({ ...day, mode: "net", sessionsPerDay });
    case "e-cny":
      return openECnyBooks({ ...day, ecny: ecnyDay(participants, scenario.ecny) });
    case "alipay-1.0":
      return openPooledBooks(day);
    case "libra":
      return openLibraBooks({ ...day, libra: libraDay(participants, scenario.libra) });
  }
}

async function requireIntactLog(books: Books): Promise<void> {
  const found = await books.verify();
  if (found.intact) return;
  throw new JiaoziError(
    "BOOKS_OUT_OF_BALANCE",
    `The books' log isn't whole: ${found.account ?? `row ${found.sequence ?? "?"}`}, ${found.problem}.`,
    "Don't use this run's figures, and report it with the seed.",
  );
}

function factsOf({ engine, version, durability }: Database, windowMs: number | undefined): RailFacts {
  const { groupSize } = DEFAULT_LIMITS;
  const gathered = `what arrives while one transaction commits forms the next, ${groupSize} at most`;
  const window = windowMs === undefined ? "no window is waited for" : `and only every ${windowMs} ms`;
  return {
    system: engine === "pglite" ? `PGlite (PostgreSQL ${version})` : `PostgreSQL ${version}`,
    counts: `${durability.durable ? "COMMIT, forced to disk" : "COMMIT, not forced to disk"} (${durability.because})`,
    batching: `group commit: ${gathered}; ${window}`,
    beforehand: "payers' signatures; the books ask for no envelope",
  };
}
