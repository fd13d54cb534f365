import pg from "pg";

import { JiaoziError } from "../../catalogue/errors.ts";
import type { Database, Durability, Queries, Row, SqlValue } from "./database.ts";
import { asDatabaseError } from "./databaseError.ts";
import { PostgresqlSession } from "./postgresqlSession.ts";

/** With these, COMMIT returns after the local write-ahead log is flushed; `off` returns earlier. */
const FLUSHING_COMMIT = ["on", "local", "remote_write", "remote_apply"];

/**
 * Connects to a PostgreSQL server. A connection that was lost fails the statement or the transaction under way; the
 * next one connects again.
 * @param url `postgres://user:password@host:port/database`
 * @param schema Where the tables stand, created if missing; the user's default schema when absent.
 */
export async function connectPostgresql(url: string, schema?: string): Promise<Database> {
  const where = `${describe(url)}${schema === undefined ? "" : `, schema ${schema}`}`;
  const session = new PostgresqlSession(url, schema === undefined ? undefined : pg.escapeIdentifier(schema));
  const queries = queriesOf(session, where);
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= session.close());
  try {
    await session.connect();
    const { version, ...settings } = await readSettings(queries);
    const durability = durabilityOf(settings);
    return {
      engine: "postgresql",
      where,
      version,
      durability,
      ...takingTurns(session, queries, where),
      close,
    };
  } catch (cause) {
    await close().catch(() => undefined);
    throw asDatabaseError(cause, where);
  }
}

function describe(url: string): string {
  const { protocol, hostname, port, pathname } = URL.canParse(url) ? new URL(url) : { protocol: "" };
  if (protocol === "postgres:" || protocol === "postgresql:") {
    return `${pathname?.slice(1) || "postgres"} on ${hostname || "localhost"}:${port || "5432"}`;
  }
  throw new JiaoziError(
    "BAD_USAGE",
    // not repeated: it may hold a password
    "The database's URL isn't a PostgreSQL connection URL.",
    "Write it as postgres://user:password@host:port/database, with special characters percent-encoded.",
    { field: "DATABASE_URL" },
  );
}

function queriesOf(session: PostgresqlSession, where: string): Queries {
  const send = async <R extends Row>(
    statement: string,
    values?: readonly SqlValue[],
  ): Promise<readonly R[]> => {
    try {
      return await session.send<R>(statement, values);
    } catch (cause) {
      throw asDatabaseError(cause, where);
    }
  };
  return { query: send, run: async (script) => void (await send(script)) };
}

/**
 * Transactions of several callers take turns on the one connection. Single statements are carried out in the order
 * in which they are asked for, and sent without waiting for each other's answers.
 */
function takingTurns(
  session: PostgresqlSession,
  queries: Queries,
  where: string,
): Pick<Database, "query" | "run" | "transaction"> {
  let transaction: Promise<unknown> = Promise.resolve();
  let statements: Promise<unknown> = Promise.resolve();
  const ready = once(() => connected(session, where));
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = transaction.then(ready).then(work);
    statements = Promise.allSettled([statements, mine]);
    return mine;
  };
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = Promise.allSettled([transaction, statements]).then(ready).then(work);
    transaction = mine.catch(() => undefined);
    return mine;
  };
  return {
    query: (statement, values) => inOrder(() => queries.query(statement, values)),
    run: (script) => inOrder(() => queries.run(script)),
    transaction: (work) => alone(() => commitOrRollBack(queries, work)),
  };
}

/** Those who ask while it is under way share it. */
function once(work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  return () => {
    underWay ??= work().finally(() => (underWay = undefined));
    return underWay;
  };
}

async function connected(session: PostgresqlSession, where: string): Promise<void> {
  if (session.isConnected) return;
  try {
    await session.connect();
  } catch (cause) {
    throw asDatabaseError(cause, where);
  }
}

async function commitOrRollBack<T>(queries: Queries, work: (queries: Queries) => Promise<T>): Promise<T> {
  await queries.run("BEGIN");
  try {
    const result = await work(queries);
    await queries.run("COMMIT");
    return result;
  } catch (cause) {
    // the first failure is the one to report, even if the rollback fails as well
    await queries.run("ROLLBACK").catch(() => undefined);
    throw cause;
  }
}

async function readSettings(queries: Queries) {
  const [row] = await queries.query<{ version: string; fsync: string; commit: string }>(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
            current_setting('synchronous_commit') AS commit`,
  );
  return row ?? { version: "unknown", fsync: "unknown", commit: "unknown" };
}

function durabilityOf({ fsync, commit }: { fsync: string; commit: string }): Durability {
  return {
    durable: fsync === "on" && FLUSHING_COMMIT.includes(commit),
    because: `fsync ${fsync}, synchronous_commit ${commit}`,
  };
}
