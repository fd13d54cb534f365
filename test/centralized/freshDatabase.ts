import type { Database } from "../../src/centralized/database/database.ts";
import { migrate } from "../../src/centralized/database/migrate.ts";
import { openPglite } from "../../src/centralized/database/pglite.ts";
import { connectPostgresql } from "../../src/centralized/database/postgresql.ts";

/** One server for the whole run: starting the embedded one takes seconds. */
let shared: Promise<Database> | undefined;

const SCHEMA = `jiaozi_test_${process.pid}`;

function server(): Promise<Database> {
  const url = process.env.DATABASE_URL;
  shared ??= url === undefined ? openPglite() : connectPostgresql(url);
  return shared;
}

/** An empty schema on PGlite, or on PostgreSQL when `DATABASE_URL` is set; replaces the one given out before. */
export async function emptyDatabase(): Promise<Database> {
  const database = await server();
  // no test cuts the power: commits needn't wait for the disk
  await database.run(`SET client_min_messages = warning; SET synchronous_commit = off; DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE;
    CREATE SCHEMA ${SCHEMA}; SET search_path = ${SCHEMA}`);
  // the server outlives the test that borrowed it
  return { ...database, close: async () => undefined };
}

/** The same, with the tables in place. */
export async function freshDatabase(): Promise<Database> {
  const database = await emptyDatabase();
  await migrate(database);
  return database;
}

after("leave the server as it was", async () => {
  if (shared === undefined) return;
  const database = await shared;
  await database.run(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`);
  await database.close();
});
