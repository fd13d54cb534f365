import { join } from "node:path";

import { LOCAL_CHAIN } from "../../deploy/localChain.ts";
import { measureBooks } from "../../src/bench/books/measureBooks.ts";
import { measureChain } from "../../src/bench/chain/measureChain.ts";
import type { BenchNode } from "../../src/bench/chain/benchChain.ts";
import type { LongDay } from "../../src/bench/longDay.ts";
import type { Measurement } from "../../src/bench/measurement.ts";
import type { Section } from "../../src/bench/report/benchResult.ts";
import { type PostgresServer, findPostgres, startPostgres } from "../postgresServer.ts";
import { openTimedLibraOn, openTimedYuanOn, startTimedChain } from "../timedChain.ts";
import { settleLongDay } from "./longDay.ts";

/** What a section is told, and to whom it says how far it is. */
export interface SectionSettings {
  readonly seed: string;
  readonly quick: boolean;
  readonly repetitions: number;
  readonly onProgress: (says: string) => void;
  /** Closed when the benchmark ends, however it ends. */
  readonly resources: AsyncDisposableStack;
}

/** What was measured, or why nothing was. */
export type Outcome =
  | { readonly rows: readonly Measurement[] }
  | { readonly longDay: LongDay }
  | { readonly leftOutBecause: string };

const CHAIN_PAYMENTS = { quick: 1_000, full: 20_000 };
const PEOPLE = 200;
const LONG_DAY_PAYMENTS = { quick: 3_000, full: 1_000_000 };

const BOOKS_RUNS = {
  quick: { secondsPerRun: 1, transfers: 20_000 },
  full: { secondsPerRun: 10, transfers: 5_000_000 },
};
/** The same for both sides. PostgreSQL's defaults are for a small machine: they would measure its checkpoints. */
const POSTGRES_SETTINGS = { shared_buffers: "1GB", max_wal_size: "8GB" };
const NO_POSTGRES = "PostgreSQL isn't installed (apt-get install postgresql).";

export const SECTION_RUNS: Readonly<Record<Section, (settings: SectionSettings) => Promise<Outcome>>> = {
  chain: async ({ quick, resources, ...settings }) => {
    const rows = await measureChain({
      ...settings,
      payments: quick ? CHAIN_PAYMENTS.quick : CHAIN_PAYMENTS.full,
      people: PEOPLE,
      blockPeriodMs: LOCAL_CHAIN.blockPeriodMs,
      startNode: () => startNode(resources),
    });
    return { rows };
  },
  books: async ({ quick, resources, ...settings }) => {
    const programs = findPostgres();
    if (programs === undefined) return { leftOutBecause: NO_POSTGRES };
    const server = await startServer(programs, resources);
    const rows = await measureBooks({
      ...settings,
      ...BOOKS_RUNS[quick ? "quick" : "full"],
      serverUrl: server.url,
      pgbench: join(programs, "pgbench"),
    });
    return { rows };
  },
  "long-day": async ({ quick, seed, resources, onProgress }) => {
    const programs = findPostgres();
    const server = programs === undefined ? undefined : await startServer(programs, resources);
    const day = { seed, payments: LONG_DAY_PAYMENTS[quick ? "quick" : "full"], url: server?.url };
    return { longDay: await settleLongDay(day, resources, onProgress) };
  },
};

async function startServer(programs: string, resources: AsyncDisposableStack): Promise<PostgresServer> {
  const server = await startPostgres(programs, POSTGRES_SETTINGS);
  await keep(resources, server);
  return server;
}

async function startNode(resources: AsyncDisposableStack): Promise<BenchNode> {
  const host = await startTimedChain();
  await keep(resources, host);
  return {
    rpcUrl: host.rpcUrl,
    openYuan: (scenario) => openTimedYuanOn(host, scenario),
    openLibra: (scenario) => openTimedLibraOn(host, scenario),
    close: () => host.close(),
  };
}

/** Gives it back when the section ends; at once if it has ended while this was being started. */
async function keep(resources: AsyncDisposableStack, started: { close(): Promise<void> }): Promise<void> {
  if (resources.disposed) await started.close();
  resources.defer(() => started.close());
}
