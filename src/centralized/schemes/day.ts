import { JiaoziError } from "../../catalogue/errors.ts";
import type { Database, Queries } from "../database/database.ts";
import { CNY } from "../ledger/accounts.ts";
import type { Chain } from "../ledger/chains.ts";
import { Ledger } from "../ledger/ledger.ts";
import { accountNames, chartOfAccounts } from "./alipay2/chart.ts";
import { openingChains } from "./alipay2/opening.ts";
import { type DayTerms, fingerprintOf } from "./fingerprint.ts";

/**
 * Opens the day's accounts and posts the opening balances, all in one transaction, or carries on the books that
 * the database holds if they are of the same day. Throws `DATABASE_REFUSED` if they are of another.
 */
export async function openDay(database: Database, day: DayTerms): Promise<Ledger> {
  const fingerprint = fingerprintOf(day);
  return database.transaction(async (queries) => {
    const [books] = await queries.query<{ fingerprint: string; description: string }>(
      "SELECT fingerprint, description FROM books",
    );
    const ledger = await Ledger.open(queries, CNY);
    if (books === undefined) await startBooks(queries, ledger, day, fingerprint);
    else if (books.fingerprint !== fingerprint) throw anotherDay(database.where, books.description);
    return ledger;
  });
}

async function startBooks(
  queries: Queries,
  ledger: Ledger,
  day: DayTerms,
  fingerprint: string,
): Promise<void> {
  const { participants, mode, opensAtSeconds } = day;
  await ledger.openAccounts(queries, chartOfAccounts(participants, mode), opensAtSeconds);
  await postAll(queries, ledger, openingChains(participants, opensAtSeconds));
  for (const { id, institution, walletStatus } of participants.holders.values()) {
    if (walletStatus !== "frozen") continue;
    await ledger.changeAccount(
      queries,
      accountNames.wallet(institution, id),
      { state: "frozen" },
      opensAtSeconds,
    );
  }
  await queries.query("INSERT INTO books (fingerprint, description) VALUES ($1, $2)", [
    fingerprint,
    describe(day),
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

function describe({ participants, mode, opensAtSeconds }: DayTerms): string {
  const { banks, institutions, holders } = participants;
  const opens = new Date(opensAtSeconds * 1000).toISOString();
  return `alipay-2.0 ${mode}, ${opens}, ${banks.size} banks, ${institutions.size} institutions, ${holders.size} holders`;
}

function anotherDay(where: string, description: string): JiaoziError {
  return new JiaoziError(
    "DATABASE_REFUSED",
    `The database ${where} holds the books of another day (${description}).`,
    "Use an empty database or another data folder; books of different days aren't mixed.",
  );
}
