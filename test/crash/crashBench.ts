import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { openRunDatabases } from "../../scripts/databases.ts";
import type { Manifest } from "../../scripts/run/manifest.ts";
import { DATA_FOLDER } from "../../scripts/scenarioOption.ts";
import { connectPostgresql } from "../../src/centralized/database/postgresql.ts";
import { verifyLog } from "../../src/centralized/ledger/verifyLog.ts";
import { type BooksName, booksOf } from "../../src/comparison/openFamilies.ts";
import { DEFAULT_GENERATOR_OPTIONS } from "../../src/scenario/generate/options.ts";
import { writeScenario } from "../../src/scenario/generate/writeScenario.ts";
import { type CompareProcess, findingsIn, manifestOf, startCompare } from "./compareProcess.ts";

export interface CrashOptions {
  readonly seed: string;
  readonly payments: number;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** A small day, what it comes to in one go, and how to see that an interrupted run came to the same. */
export interface CrashBench {
  /** How long the whole run took, and from when on something was being changed. */
  readonly millisecondsOfRun: number;
  readonly millisecondsBefore: number;
  /** Begins a run, or with `resume` carries it on. */
  start(run: string, resume?: boolean): CompareProcess;
  /** Carries the run on to its end, beginning it if the earlier process died before it had. */
  finish(run: string): Promise<void>;
  /** Fails unless the run found what the whole one did, nothing lost or doubled, and its books' logs are whole. */
  expectSame(run: string): Promise<void>;
  remove(run: string): Promise<void>;
  close(): Promise<void>;
}

export async function openCrashBench({ seed, payments, args, env = {} }: CrashOptions): Promise<CrashBench> {
  const folder = await mkdtemp(join(tmpdir(), "jiaozi-crash-"));
  const day = join(folder, "day");
  await writeScenario({ ...DEFAULT_GENERATOR_OPTIONS, seed, payments, people: 40, merchants: 10 }, day);
  const outOf = (run: string) => join(folder, run);
  const start = (run: string, resume = false) =>
    startCompare(run, resume ? ["--resume"] : ["--scenario", day, "--out", outOf(run), ...args], env);
  const whole = `crash-whole-${process.pid}`;
  const measured = await measure(start(whole));
  const expected = await findingsIn(outOf(whole));
  await removeRun(whole);
  return {
    ...measured,
    start,
    finish: async (run) => {
      const hasBegun = (await manifestOf(run)) !== undefined;
      if ((await manifestOf(run))?.stage === "finished") return;
      const { code, stderr } = await start(run, hasBegun).ended;
      expect(code, stderr).to.equal(0);
    },
    expectSame: async (run) => {
      expect(await findingsIn(outOf(run))).to.deep.equal(expected);
      await expectIntactBooks(run);
    },
    remove: removeRun,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function measure(process: CompareProcess) {
  const started = performance.now();
  await process.until(() => true);
  const millisecondsBefore = performance.now() - started;
  const { code, stderr } = await process.ended;
  expect(code, stderr).to.equal(0);
  return { millisecondsBefore, millisecondsOfRun: performance.now() - started };
}

async function expectIntactBooks(run: string): Promise<void> {
  const manifest = await manifestOf(run);
  expect(manifest?.stage).to.equal("finished");
  const { databases, close } = await openRunDatabases(
    { name: run, folder: join(DATA_FOLDER, run) },
    booksIn(manifest),
    true,
  );
  try {
    for (const [name, database] of Object.entries(databases)) {
      expect(await verifyLog(database), name).to.include({ intact: true });
    }
  } finally {
    await close();
  }
}

function booksIn(manifest: Manifest | undefined): readonly BooksName[] {
  return manifest?.plan.rails.includes("books") === true ? booksOf(manifest.plan.schemes) : [];
}

async function removeRun(run: string): Promise<void> {
  await rm(join(DATA_FOLDER, run), { recursive: true, force: true });
  const url = process.env["DATABASE_URL"];
  if (url === undefined) return;
  const server = await connectPostgresql(url);
  const like = `jiaozi_${run}_%`.replaceAll("-", "_");
  const schemas = await server.query<{ name: string }>(
    "SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE $1",
    [like],
  );
  for (const { name } of schemas) await server.run(`DROP SCHEMA ${name} CASCADE`);
  await server.close();
}
