import pg from "pg";

import type { Random } from "../../scenario/generate/random.ts";

/** What pgbench's TPC-B-like transaction sends, statement by statement. */
const STATEMENTS = [
  "UPDATE pgbench_accounts SET abalance = abalance + $2 WHERE aid = $1",
  "SELECT abalance FROM pgbench_accounts WHERE aid = $1",
  "UPDATE pgbench_tellers SET tbalance = tbalance + $2 WHERE tid = $1",
  "UPDATE pgbench_branches SET bbalance = bbalance + $2 WHERE bid = $1",
  "INSERT INTO pgbench_history (tid, bid, aid, delta, mtime) VALUES ($1, $2, $3, $4, CURRENT_TIMESTAMP)",
] as const;

/** Rows per unit of scale. */
const ACCOUNTS = 100_000;
const TELLERS = 10;

/**
 * The same transactions as pgbench's, from this process and through the client library that our books use, so that
 * the client costs both sides alike.
 * @returns Transactions a second.
 */
export async function tpcbPerSecond(
  { url, schema, scale }: { readonly url: string; readonly schema: string; readonly scale: number },
  clients: number,
  seconds: number,
  random: Random,
): Promise<number> {
  const options = { connectionString: url, options: `-c search_path=${schema}` };
  const connections = Array.from({ length: clients }, () => new pg.Client(options));
  try {
    await Promise.all(connections.map((connection) => connection.connect()));
    const started = performance.now();
    const until = started + seconds * 1_000;
    const counts = await Promise.all(
      connections.map((connection) => transactUntil(until, connection, scale, random)),
    );
    const count = counts.reduce((sum, each) => sum + each);
    return (count * 1_000) / (performance.now() - started);
  } finally {
    await Promise.all(connections.map((connection) => connection.end()));
  }
}

async function transactUntil(
  until: number,
  connection: pg.Client,
  scale: number,
  random: Random,
): Promise<number> {
  let count = 0;
  for (; performance.now() < until; count += 1) {
    const aid = 1 + random.below(scale * ACCOUNTS);
    const tid = 1 + random.below(scale * TELLERS);
    const bid = 1 + random.below(scale);
    const delta = random.below(10_001) - 5_000;
    const values = [[aid, delta], [aid], [tid, delta], [bid, delta], [tid, bid, aid, delta]];
    await connection.query("BEGIN");
    for (const [index, text] of STATEMENTS.entries()) {
      await connection.query({ name: `s${index}`, text, values: values[index] as number[] });
    }
    await connection.query("END");
  }
  return count;
}
