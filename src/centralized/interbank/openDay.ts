import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

import { JiaoziError } from "../../catalogue/errors.ts";
import type { InterbankDay } from "../../scenario/interbank/rail.ts";
import type { InterbankTerms } from "../../scenario/interbank/statements.ts";
import type { Database, Queries } from "../database/database.ts";
import { CNY } from "../ledger/accounts.ts";
import { Ledger } from "../ledger/ledger.ts";
import { postAll } from "../schemes/day.ts";
import { postIfAny } from "../schemes/legs.ts";
import { accountsOf, names } from "./accounts.ts";

const TABLES = new URL("interbank.sql", import.meta.url);

/**
 * Opens the day's accounts with their balances on a migrated database, or carries the same day on. Throws
 * `DATABASE_REFUSED` if the database holds another day's.
 * @returns The ledger, and whether the day is new.
 */
export async function openInterbankDay(
  database: Database,
  day: InterbankDay,
  terms: InterbankTerms,
): Promise<{ readonly ledger: Ledger; readonly fresh: boolean }> {
  const fingerprint = fingerprintOf(day, terms);
  const tables = await readFile(TABLES, "utf8");
  return database.transaction(async (queries) => {
    await queries.run(tables);
    const ledger = await Ledger.open(queries, CNY);
    const [known] = await queries.query<{ fingerprint: string; description: string }>(
      "SELECT fingerprint, description FROM interbank_day",
    );
    if (known === undefined) await start(queries, ledger, day, fingerprint);
    else if (known.fingerprint !== fingerprint) throw anotherDay(database.where, known.description);
    return { ledger, fresh: known === undefined };
  });
}

async function start(
  queries: Queries,
  ledger: Ledger,
  day: InterbankDay,
  fingerprint: string,
): Promise<void> {
  await ledger.openAccounts(queries, accountsOf(day), 0);
  const legs = day.banks.flatMap(({ id, balanceFen }) =>
    postIfAny(names.claims(), names.settlement(id), balanceFen),
  );
  if (legs.length > 0) {
    await postAll(queries, ledger, [{ id: "opening", contents: fingerprint, atSeconds: 0, legs }]);
  }
  await queries.query("INSERT INTO interbank_day (fingerprint, description) VALUES ($1, $2)", [
    fingerprint,
    `interbank settlement, ${day.mode}, ${day.banks.length} banks`,
  ]);
}

function fingerprintOf(day: InterbankDay, { domain, validUntilSeconds, addressOf }: InterbankTerms): string {
  const addresses = day.banks.map(({ id }) => addressOf(id));
  const text = JSON.stringify([day, domain, validUntilSeconds, addresses], (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  return createHash("sha256").update(text).digest("hex");
}

function anotherDay(where: string, description: string): JiaoziError {
  return new JiaoziError(
    "DATABASE_REFUSED",
    `The database ${where} holds another day (${description}).`,
    "Use an empty database or another data folder; books of different days aren't mixed.",
  );
}
