import { connectPostgresql } from "../../centralized/database/postgresql.ts";
import { measureRound } from "../inTurn.ts";
import type { Measurement, Side } from "../measurement.ts";
import { ACCOUNTS, BATCH } from "./benchLedger.ts";
import { type BooksBenchOptions, CLIENTS, type ContenderName, openContenders } from "./contenders.ts";

type Figures = ReadonlyMap<ContenderName, readonly number[]>;

const DURABLE = "COMMIT with fsync";
const NOT_DURABLE = "committed by an embedded database that doesn't sync: not durable";

/**
 * Measures the books on a PostgreSQL server beside `pgbench` on the same server, in turn. Takes about twelve runs of
 * `secondsPerRun` a repetition, and the time to fill the aged ledger (some 20,000 transfers a second).
 */
export async function measureBooks(options: BooksBenchOptions): Promise<readonly Measurement[]> {
  const { repetitions, onProgress } = options;
  await using opened = new AsyncDisposableStack();
  const settings = await settingsOf(options.serverUrl);
  onProgress?.("opening ledgers");
  const contenders = await openContenders(options, opened);
  const figures = new Map<ContenderName, number[]>(contenders.map(({ name }) => [name, []]));
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const tell = (name: string) => onProgress?.(`${name}, ${repetition + 1} of ${repetitions}`);
    const round = await measureRound(contenders, repetition, tell);
    for (const [name, figure] of round) figures.get(name)?.push(figure);
  }
  return [...targeted(figures, settings, options.transfers), ...observed(figures)];
}

function targeted(figures: Figures, settings: string, transfers: number): readonly Measurement[] {
  const pgbench = side(figures, "pgbench", `pgbench TPC-B-like, ${CLIENTS} clients`);
  const note = `Both on one server: ${settings}. The baseline's client is pgbench, ours is this process (node-postgres).`;
  const uniform = `${ACCOUNTS.toLocaleString("en")} accounts`;
  const row = (what: string, ours: Side, target: number): Measurement => ({
    ...{ what, unit: "transactions/s", baseline: pgbench, ours, target, note },
  });
  const aged = (what: string, early: Side, late: Side): Measurement => ({
    ...{ what, unit: "payments/s", baseline: early, ours: late, target: 0.8 },
  });
  const age = `after ${transfers.toLocaleString("en")} transfers`;
  const coalesced = `${CLIENTS} clients, coalesced`;
  return [
    row(`single payments over ${uniform}`, side(figures, "singles", coalesced), 1.5),
    row("single payments to one merchant", side(figures, "merchant", coalesced), 1),
    row(`batches of ${BATCH}`, side(figures, "batches", "one writer"), 10),
    aged(
      "single payments as the books grow",
      side(figures, "singles", "new"),
      side(figures, "aged singles", age),
    ),
    aged("batches as the books grow", side(figures, "batches", "new"), side(figures, "aged batches", age)),
  ];
}

/** Without a target: what the client costs, what coalescing gives, what verifying costs, and the embedded database. */
function observed(figures: Figures): readonly Measurement[] {
  return [
    {
      what: "single payments, this process as the client of both",
      unit: "transactions/s",
      baseline: side(figures, "TPC-B-like through our client", `TPC-B-like, ${CLIENTS} connections`),
      ours: side(figures, "singles", `${CLIENTS} clients, coalesced`),
    },
    {
      what: "single payments, pgbench as the client of both",
      unit: "transactions/s",
      baseline: side(figures, "pgbench", `TPC-B-like, ${CLIENTS} clients`),
      ours: side(figures, "direct", `one payment a call, ${CLIENTS} connections`),
      note: "Without coalescing each connection waits at the head of the log for the one before to commit.",
    },
    {
      what: "wallet payments of alipay-2.0, with and without verifying the payer's signature",
      unit: "payments/s",
      baseline: side(figures, "wallets", "unverified"),
      ours: side(figures, "wallets verified", "verified"),
      note: `${CLIENTS} clients, coalesced; signatures are verified in this process, on one thread.`,
    },
    {
      what: "the embedded PGlite, which isn't to be ranked against COMMIT with fsync",
      unit: "payments/s",
      baseline: side(
        figures,
        "PGlite singles",
        `single payments, ${CLIENTS} clients, coalesced`,
        NOT_DURABLE,
      ),
      ours: side(figures, "PGlite batches", `batches of ${BATCH}`, NOT_DURABLE),
    },
  ];
}

function side(figures: Figures, contender: ContenderName, name: string, counts: string = DURABLE): Side {
  return { name, counts, perSecond: figures.get(contender) ?? [] };
}

async function settingsOf(url: string): Promise<string> {
  const server = await connectPostgresql(url);
  try {
    const names = ["fsync", "synchronous_commit", "shared_buffers", "max_wal_size"];
    const rows = await server.query<{ name: string; value: string }>(
      "SELECT name, current_setting(name) AS value FROM unnest($1::text[]) AS n (name)",
      [names],
    );
    return [`PostgreSQL ${server.version}`, ...rows.map(({ name, value }) => `${name} ${value}`)].join(", ");
  } finally {
    await server.close();
  }
}
