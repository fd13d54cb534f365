import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

import { JiaoziError } from "../../catalogue/errors.ts";
import type { EscrowTerms } from "../../scenario/escrow/statements.ts";
import type { EscrowOpening } from "../../scenario/escrow/trades.ts";
import type { Database, Queries } from "../database/database.ts";
import { CNY } from "../ledger/accounts.ts";
import { Ledger } from "../ledger/ledger.ts";
import { postAll } from "../schemes/day.ts";
import { postIfAny } from "../schemes/legs.ts";
import { accountsOf, names } from "./accounts.ts";

const TABLES = new URL("escrow.sql", import.meta.url);

/**
 * Opens the accounts with their balances on a migrated database, or carries the same trades on. Throws
 * `DATABASE_REFUSED` if the database holds others.
 */
export async function openEscrowBooks(
  database: Database,
  opening: EscrowOpening,
  terms: EscrowTerms,
): Promise<Ledger> {
  const fingerprint = fingerprintOf(opening, terms);
  const tables = await readFile(TABLES, "utf8");
  return database.transaction(async (queries) => {
    await queries.run(tables);
    const ledger = await Ledger.open(queries, CNY);
    const [known] = await queries.query<{ fingerprint: string; description: string }>(
      "SELECT fingerprint, description FROM escrow_opening",
    );
    if (known === undefined) await start(queries, ledger, opening, fingerprint);
    else if (known.fingerprint !== fingerprint) throw others(database.where, known.description);
    return ledger;
  });
}

async function start(
  queries: Queries,
  ledger: Ledger,
  opening: EscrowOpening,
  fingerprint: string,
): Promise<void> {
  await ledger.openAccounts(queries, accountsOf(opening), 0);
  const legs = opening.wallets.flatMap(({ id, institution, balanceFen }) => [
    ...postIfAny(names.claims(), names.deposit(institution), balanceFen),
    ...postIfAny(names.reserve(institution), names.wallet(id), balanceFen),
  ]);
  if (legs.length > 0) {
    await postAll(queries, ledger, [{ id: "opening", contents: fingerprint, atSeconds: 0, legs }]);
  }
  await queries.query("INSERT INTO escrow_opening (fingerprint, description) VALUES ($1, $2)", [
    fingerprint,
    `secured trades, ${opening.institutions.length} institutions, ${opening.wallets.length} wallets`,
  ]);
}

function fingerprintOf(
  opening: EscrowOpening,
  { domain, validUntilSeconds, addressOf }: EscrowTerms,
): string {
  const addresses = opening.wallets.map(({ id }) => addressOf(id));
  const text = JSON.stringify([opening, domain, validUntilSeconds, addresses], (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  return createHash("sha256").update(text).digest("hex");
}

function others(where: string, description: string): JiaoziError {
  return new JiaoziError(
    "DATABASE_REFUSED",
    `The database ${where} holds other trades (${description}).`,
    "Use an empty database or another data folder; books of different openings aren't mixed.",
  );
}
