import { readFile, readdir } from "node:fs/promises";

import type { Database, Queries } from "./database.ts";

const MIGRATIONS = new URL("./migrations/", import.meta.url);

/**
 * Brings the schema to the newest version, all in one transaction. Running it again changes nothing.
 * @returns The migrations that were applied now, in order.
 */
export async function migrate(database: Database): Promise<readonly string[]> {
  const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith(".sql")).sort();
  return database.transaction(async (queries) => {
    await queries.run(
      "CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL)",
    );
    const applied = await appliedMigrations(queries);
    const missing = files.filter((name) => !applied.has(name));
    for (const name of missing) {
      await queries.run(await readFile(new URL(name, MIGRATIONS), "utf8"));
      await queries.query("INSERT INTO migrations (name, applied_at) VALUES ($1, now())", [name]);
    }
    return missing;
  });
}

async function appliedMigrations(queries: Queries): Promise<ReadonlySet<string>> {
  const rows = await queries.query<{ name: string }>("SELECT name FROM migrations");
  return new Set(rows.map(({ name }) => name));
}
