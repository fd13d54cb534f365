import type { Database } from "../../src/centralized/database/database.ts";
import { migrate } from "../../src/centralized/database/migrate.ts";
import { openPglite } from "../../src/centralized/database/pglite.ts";
import { connectPostgresql } from "../../src/centralized/database/postgresql.ts";

/** One server for many tests: starting the embedded one takes seconds. */
let shared: Promise<Database> | undefined;

/**
 * Schemas that a session serves. It keeps the plans of every function that it ever called, those of schemas that are
 * gone too, and looks through all of them at each change of a schema: after a hundred it is several times as slow.
 */
const SCHEMAS_PER_SESSION = 25;
let served = 0;

const SCHEMA = `jiaozi_test_${process.pid}`;

async function server(): Promise<Database> {
  const url = process.env.DATABASE_URL;
  if (shared !== undefined && served >= SCHEMAS_PER_SESSION) {
    const spent = await shared;
    shared = undefined;
    served = 0;
    await spent.close();
  }
  served += 1;
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
