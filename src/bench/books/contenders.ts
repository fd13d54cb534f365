import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Database } from "../../centralized/database/database.ts";
import { openDatabase } from "../../centralized/database/openDatabase.ts";
import { connectPostgresql } from "../../centralized/database/postgresql.ts";
import { randomFrom } from "../../scenario/generate/random.ts";
import type { Contender } from "../inTurn.ts";
import { BenchLedger } from "./benchLedger.ts";
import { BenchWallets } from "./benchWallets.ts";
import { DIRECT_SCRIPT, PREPARE_DIRECT } from "./directScript.ts";
import { Pgbench } from "./pgbench.ts";
import { tpcbPerSecond } from "./tpcbClients.ts";

export const CLIENTS = 8;
const TPCB_SCALE = 10;
/** Signing them beforehand takes longer than settling them. */
const SIGNED_PER_SECOND = 1_000;

export type ContenderName =
  | "pgbench"
  | "TPC-B-like through our client"
  | "singles"
  | "merchant"
  | "batches"
  | "direct"
  | "aged singles"
  | "aged batches"
  | "wallets"
  | "wallets verified"
  | "PGlite singles"
  | "PGlite batches";

export interface BooksBenchOptions {
  /** Of a superuser; schemas `jiaozi_bench_…` are made anew and dropped in the end. */
  readonly serverUrl: string;
  /** PostgreSQL's benchmark program. */
  readonly pgbench: string;
  readonly secondsPerRun: number;
  readonly repetitions: number;
  /** Decides who pays whom, and how much. */
  readonly seed: string;
  /** How many transfers the aged ledger has before its rate is taken. */
  readonly transfers: number;
  /** Told what is done next. */
  readonly onProgress?: (what: string) => void;
}

/** Everything that is measured, opened; `opened` closes it. */
export async function openContenders(
  options: BooksBenchOptions,
  opened: AsyncDisposableStack,
): Promise<readonly Contender<ContenderName>[]> {
  const { secondsPerRun: seconds } = options;
  const ledger = await openLedger(options, "early", opened);
  const aged = await openLedger(options, "aged", opened);
  await aged.fill(options.transfers, (count) =>
    options.onProgress?.(`filling the aged ledger: ${count.toLocaleString("en")} transfers`),
  );
  const embedded = await openEmbedded(options, opened);
  const contenders: Record<Exclude<ContenderName, BaselineName | WalletsName>, () => Promise<number>> = {
    singles: () => ledger.singles(seconds, CLIENTS),
    merchant: () => ledger.singles(seconds, CLIENTS, "one merchant"),
    batches: () => ledger.batches(seconds),
    "aged singles": () => aged.singles(seconds, CLIENTS),
    "aged batches": () => aged.batches(seconds),
    "PGlite singles": () => embedded.singles(seconds, CLIENTS),
    "PGlite batches": () => embedded.batches(seconds),
  };
  return [
    ...(await openBaselines(options, opened)),
    ...(Object.entries(contenders) as [ContenderName, () => Promise<number>][]).map(([name, run]) => ({
      name,
      run,
    })),
    ...(await openWallets(options, opened)),
  ];
}

type BaselineName = "pgbench" | "TPC-B-like through our client" | "direct";
type WalletsName = "wallets" | "wallets verified";

/** What PostgreSQL does by itself; and our posting function called without our client. */
async function openBaselines(
  options: BooksBenchOptions,
  opened: AsyncDisposableStack,
): Promise<readonly Contender<BaselineName>[]> {
  const { serverUrl: url, pgbench: program, secondsPerRun: seconds } = options;
  const tables = await emptySchema(options, "tpcb", opened);
  const pgbench = new Pgbench(program, url, tables);
  await pgbench.prepare(TPCB_SCALE);
  const random = randomFrom(`${options.seed}/tpcb`);
  const accounts = await openLedger(options, "direct", opened);
  await accounts.database.run(PREPARE_DIRECT);
  const folder = await temporaryFolder(opened);
  const script = join(folder, "direct.sql");
  await writeFile(script, DIRECT_SCRIPT);
  const direct = new Pgbench(program, url, schemaOf("direct"));
  return [
    { name: "pgbench", run: () => pgbench.perSecond(CLIENTS, seconds) },
    {
      name: "TPC-B-like through our client",
      run: () => tpcbPerSecond({ url, schema: tables, scale: TPCB_SCALE }, CLIENTS, seconds, random),
    },
    { name: "direct", run: () => direct.perSecond(CLIENTS, seconds, script) },
  ];
}

async function openWallets(
  options: BooksBenchOptions,
  opened: AsyncDisposableStack,
): Promise<readonly Contender<WalletsName>[]> {
  const contender = async (name: WalletsName, schema: string): Promise<Contender<WalletsName>> => {
    const database = await openEmptyDatabase(options, schema, opened);
    const random = randomFrom(`${options.seed}/${name}`);
    const wallets = await BenchWallets.open(database, name === "wallets verified", random);
    opened.defer(() => wallets.close());
    return { name, run: () => wallets.singles(SIGNED_PER_SECOND * options.secondsPerRun, CLIENTS) };
  };
  return [await contender("wallets", "wallets"), await contender("wallets verified", "wallets_verified")];
}

async function openLedger(options: BooksBenchOptions, name: string, opened: AsyncDisposableStack) {
  const database = await openEmptyDatabase(options, name, opened);
  return BenchLedger.open(database, randomFrom(`${options.seed}/${name}`));
}

async function openEmbedded({ seed }: BooksBenchOptions, opened: AsyncDisposableStack): Promise<BenchLedger> {
  const database = await openDatabase({ folder: join(await temporaryFolder(opened), "books") });
  opened.defer(() => database.close());
  return BenchLedger.open(database, randomFrom(`${seed}/PGlite`));
}

async function openEmptyDatabase(
  options: BooksBenchOptions,
  name: string,
  opened: AsyncDisposableStack,
): Promise<Database> {
  const schema = await emptySchema(options, name, opened);
  const database = await openDatabase({ url: options.serverUrl, schema });
  opened.defer(() => database.close());
  return database;
}

async function emptySchema(
  { serverUrl }: BooksBenchOptions,
  name: string,
  opened: AsyncDisposableStack,
): Promise<string> {
  const schema = schemaOf(name);
  const drop = async () => {
    const server = await connectPostgresql(serverUrl);
    await server.run(`SET client_min_messages = warning; DROP SCHEMA IF EXISTS ${schema} CASCADE`);
    return server;
  };
  const server = await drop();
  await server.run(`CREATE SCHEMA ${schema}`);
  await server.close();
  opened.defer(async () => (await drop()).close());
  return schema;
}

async function temporaryFolder(opened: AsyncDisposableStack): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "jiaozi-bench-"));
  opened.defer(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function schemaOf(name: string): string {
  return `jiaozi_bench_${name}`;
}
