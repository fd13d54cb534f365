import { PGlite, type Transaction } from "@electric-sql/pglite";

import { JiaoziError } from "../../catalogue/errors.ts";
import type { Database, Queries, Row, SqlValue } from "./database.ts";
import { asDatabaseError } from "./databaseError.ts";

/**
 * Opens the embedded PostgreSQL.
 * @param folder Where it keeps its data; in memory when absent.
 */
export async function openPglite(folder?: string): Promise<Database> {
  const where = folder === undefined ? "PGlite in memory" : `PGlite in ${folder}`;
  const pglite = await start(folder, where);
  const queries = queriesOf(pglite, where);
  const [settings] = await queries.query<{ version: string; fsync: string }>(
    "SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync",
  );
  const fsync = settings?.fsync ?? "unknown";
  let closing: Promise<void> | undefined;
  return {
    engine: "pglite",
    where,
    version: settings?.version ?? "unknown",
    // even with fsync on, its file system makes no sync call
    durability: { durable: false, because: `embedded in this process, fsync ${fsync}` },
    ...queries,
    transaction: (work) => pglite.transaction((transaction) => work(queriesOf(transaction, where))),
    close: () => (closing ??= pglite.close()),
  };
}

async function start(folder: string | undefined, where: string): Promise<PGlite> {
  try {
    return await (folder === undefined ? PGlite.create() : PGlite.create(folder));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new JiaoziError(
      "DATABASE_REFUSED",
      `${where} can't be opened: ${reason}.`,
      "Choose a folder that you may write to, that no other process uses and that only PGlite has written to.",
      {},
      cause,
    );
  }
}

function queriesOf(pglite: Pick<PGlite | Transaction, "query" | "exec">, where: string): Queries {
  return {
    async query<R extends Row>(statement: string, values?: readonly SqlValue[]) {
      try {
        const result = await pglite.query<R>(statement, values as unknown[] | undefined);
        return result.rows;
      } catch (cause) {
        throw asDatabaseError(cause, where);
      }
    },
    async run(script) {
      try {
        await pglite.exec(script);
      } catch (cause) {
        throw asDatabaseError(cause, where);
      }
    },
  };
}
