import type { Database } from "./database.ts";
import { migrate } from "./migrate.ts";
import { openPglite } from "./pglite.ts";
import { connectPostgresql } from "./postgresql.ts";

/** A PostgreSQL server by its URL, in a schema of its own if one is named, or the embedded PGlite: in a folder, or in memory when none is given. */
export type DatabaseTarget =
  { readonly url: string; readonly schema?: string } | { readonly folder?: string };

/** Opens the database and brings its schema up to date. The caller closes it. */
export async function openDatabase(target: DatabaseTarget): Promise<Database> {
  const database = await ("url" in target
    ? connectPostgresql(target.url, target.schema)
    : openPglite(target.folder));
  try {
    await migrate(database);
    return database;
  } catch (cause) {
    await database.close();
    throw cause;
  }
}
