import { JiaoziError } from "../../catalogue/errors.ts";
import type { Database, Queries } from "../database/database.ts";
import type { Chain } from "../ledger/chains.ts";
import { Ledger } from "../ledger/ledger.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { BooksDay, BooksScheme } from "./scheme.ts";

/**
 * Opens the day's accounts and posts the opening balances, all in one transaction, or carries on the books that
 * the database holds if they are of the same day. Throws `DATABASE_REFUSED` if they are of another.
 */
export async function openDay(database: Database, day: BooksDay, scheme: BooksScheme): Promise<Ledger> {
  const fingerprint = fingerprintOf(day, scheme);
  return database.transaction(async (queries) => {
    const [books] = await queries.query<{ fingerprint: string; description: string }>(
      "SELECT fingerprint, description FROM books",
    );
    const ledger = await Ledger.open(queries, scheme.currency);
    if (books === undefined) await startBooks(queries, ledger, day, scheme, fingerprint);
    else if (books.fingerprint !== fingerprint) throw anotherDay(database.where, books.description);
    return ledger;
  });
}

async function startBooks(
  queries: Queries,
  ledger: Ledger,
  day: BooksDay,
  scheme: BooksScheme,
  fingerprint: string,
): Promise<void> {
  const { participants, opensAtSeconds } = day;
  await ledger.openAccounts(queries, scheme.chart, opensAtSeconds);
  await postAll(queries, ledger, scheme.openingChains());
  for (const holder of participants.holders.values()) {
    if (holder.walletStatus !== "frozen") continue;
    await ledger.changeAccount(queries, scheme.walletAccount(holder), { state: "frozen" }, opensAtSeconds);
  }
  await queries.query("INSERT INTO books (fingerprint, description) VALUES ($1, $2)", [
    fingerprint,
    describe(day, scheme),
  ]);
}

/** Posts what has no reason to fail: opening balances, caps and settlements. */
export async function postAll(queries: Queries, ledger: Ledger, chains: readonly Chain[]): Promise<void> {
  const results = await ledger.post(queries, chains);
  for (const [index, result] of results.entries()) {
    if (result.status === "posted") continue;
    const why = "fault" in result ? `${result.fault} in leg ${result.leg}` : result.status;
    throw new JiaoziError(
      "BOOKS_OUT_OF_BALANCE",
      `The books couldn't post ${chains[index]?.id}: ${why}.`,
      "Check the participants' opening balances; a participant without a wallet has none.",
    );
  }
}

function describe({ participants, opensAtSeconds }: BooksDay, { name }: BooksScheme): string {
  const { banks, institutions, holders } = participants;
  const opens = new Date(opensAtSeconds * 1000).toISOString();
  return `${name}, ${opens}, ${banks.size} banks, ${institutions.size} institutions, ${holders.size} holders`;
}

function anotherDay(where: string, description: string): JiaoziError {
  return new JiaoziError(
    "DATABASE_REFUSED",
    `The database ${where} holds the books of another day (${description}).`,
    "Use an empty database or another data folder; books of different days aren't mixed.",
  );
}
