import type { Queries } from "../database/database.ts";

/** The end of the log: whoever keeps a copy elsewhere can tell later whether the past was rewritten. */
export interface LogHead {
  readonly sequence: bigint;
  /** Hex, covers every row up to `sequence`. */
  readonly digest: string;
}

export type Verification =
  | { readonly intact: true; readonly head: LogHead }
  | {
      readonly intact: false;
      /** The first row of the log that doesn't fit; absent if the log fits but an account doesn't. */
      readonly sequence?: bigint;
      readonly account?: string;
      readonly problem: string;
    };

export async function logHead(queries: Queries): Promise<LogHead> {
  const [row] = await queries.query<{ sequence: string; digest: string }>(
    "SELECT sequence::text, encode(digest, 'hex') AS digest FROM log_head",
  );
  return { sequence: BigInt(row?.sequence ?? 0), digest: row?.digest ?? "" };
}

/**
 * Recomputes the hash chain and the balances from the log.
 * @param witnessed A head noted earlier. Without one, a log that was rewritten from some row to its end, digests and
 * all, can't be told from the true one.
 */
export async function verifyLog(queries: Queries, witnessed?: LogHead): Promise<Verification> {
  const [row] = await queries.query<{ sequence: string; problem: string }>(
    "SELECT sequence::text, problem FROM first_tampered_row()",
  );
  if (row !== undefined) return { intact: false, sequence: BigInt(row.sequence), problem: row.problem };
  const head = await logHead(queries);
  const fault = (await wrongHead(queries, head)) ?? (await wrongWitness(queries, witnessed));
  if (fault !== undefined) return fault;
  const [account] = await queries.query<{ account: string; problem: string }>(
    "SELECT * FROM first_tampered_account()",
  );
  return account === undefined ? { intact: true, head } : { intact: false, ...account };
}

async function wrongHead(queries: Queries, head: LogHead): Promise<Verification | undefined> {
  const [last] = await queries.query<{ sequence: string; digest: string }>(
    "SELECT sequence::text, encode(digest, 'hex') AS digest FROM log ORDER BY log.sequence DESC LIMIT 1",
  );
  const lastSequence = BigInt(last?.sequence ?? 0);
  if (lastSequence === head.sequence && (last === undefined || last.digest === head.digest)) return undefined;
  return { intact: false, sequence: lastSequence + 1n, problem: "the log doesn't end where its head says" };
}

async function wrongWitness(
  queries: Queries,
  witnessed: LogHead | undefined,
): Promise<Verification | undefined> {
  if (witnessed === undefined || witnessed.sequence === 0n) return undefined;
  const [row] = await queries.query<{ digest: string }>(
    "SELECT encode(digest, 'hex') AS digest FROM log WHERE sequence = $1::bigint",
    [witnessed.sequence],
  );
  if (row?.digest === witnessed.digest) return undefined;
  return {
    intact: false,
    sequence: witnessed.sequence,
    problem: "the log isn't the one whose head was noted",
  };
}
