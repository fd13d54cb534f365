import { readFile, readdir } from "node:fs/promises";

import type { RailFootprint } from "../../scenario/timedRail.ts";
import type { Database, Queries } from "./database.ts";

/** Position in the write-ahead log, as PostgreSQL writes it: `0/1A2B3C`. */
export type LogPosition = string;

export async function logPosition(queries: Queries): Promise<LogPosition> {
  const [row] = await queries.query<{ position: string }>("SELECT pg_current_wal_lsn()::text AS position");
  return row?.position ?? "0/0";
}

/**
 * Who works for a database, and what it holds.
 * - processes: the server's and its children's, if it is on this machine; none for PGlite, which runs in this process
 * - bytes: tables and indexes of the current schema, and the write-ahead log since `since`, of the whole server
 */
export async function footprintOf(database: Database, since: LogPosition): Promise<RailFootprint> {
  const [row] = await database.query<{ bytes: string; pid: number; is_local: boolean }>(
    `SELECT (pg_wal_lsn_diff(pg_current_wal_lsn(), $1::pg_lsn) + (
         SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c
         WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'))::bigint::text AS bytes,
       pg_backend_pid() AS pid, coalesce(inet_server_addr() << '127.0.0.0/8' OR inet_server_addr() = '::1', true) AS is_local`,
    [since],
  );
  if (row === undefined) return { processIds: [] };
  const ours = database.engine === "postgresql" && row.is_local;
  return { processIds: ours ? await serverProcesses(row.pid) : [], storedBytes: BigInt(row.bytes) };
}

/** The server and its children, found from one of them; none where `/proc` doesn't show them, as in a container. */
async function serverProcesses(backend: number): Promise<readonly number[]> {
  const process = await statusOf(String(backend));
  if (process?.name !== "postgres") return [];
  const everybody = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const children = await Promise.all(
    everybody.map(async (pid) => ((await statusOf(pid))?.parent === process.parent ? [Number(pid)] : [])),
  );
  return [process.parent, ...children.flat()];
}

async function statusOf(
  pid: string,
): Promise<{ readonly name: string; readonly parent: number } | undefined> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const name = /^Name:\t(.*)$/m.exec(status)?.[1];
  const parent = /^PPid:\t(\d+)$/m.exec(status)?.[1];
  return name === undefined || parent === undefined ? undefined : { name, parent: Number(parent) };
}
