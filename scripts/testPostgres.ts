import { globSync } from "node:fs";
import { join } from "node:path";

import { run } from "./cli/run.ts";
import { findPostgres, startPostgres } from "./postgresServer.ts";
import { ROOT } from "./scenarioOption.ts";

const MOCHA = ["node_modules/mocha/bin/mocha.js", "--timeout", "120000"];

/**
 * The suites of the books, and a day through `compare`, on the PostgreSQL server that DATABASE_URL names or one of
 * our own; and what happens when a server dies, on servers that may be killed.
 */
const given = process.env["DATABASE_URL"];
const bin = findPostgres();
if (given === undefined && bin === undefined) {
  process.stderr.write("PostgreSQL isn't installed: apt-get install postgresql, or set DATABASE_URL.\n");
  process.exitCode = 3;
} else {
  const codes = [given === undefined ? await onServerOfOurOwn(bin as string) : await suitesOn(given)];
  codes.push(
    bin === undefined ? leaveFaultsOut() : await run([...MOCHA, ...filesOf("test/postgres/**/*.ts")]),
  );
  process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
}

async function suitesOn(url: string): Promise<number> {
  const env = { ...process.env, DATABASE_URL: url };
  const suites = await run([...MOCHA, ...filesOf("test/{centralized,crash}/**/*.ts")], env);
  const day = join("scenarios", "worked-example");
  const out = join(ROOT, "data", "postgres-report");
  const compared = await run(["scripts/compare.ts", "--scenario", day, "--out", out], env);
  return suites === 0 && compared === 0 ? 0 : 1;
}

async function onServerOfOurOwn(programs: string): Promise<number> {
  const server = await startPostgres(programs);
  try {
    return await suitesOn(server.url);
  } finally {
    await server.close();
  }
}

function leaveFaultsOut(): number {
  process.stderr.write(
    "Left out: what happens when a server dies, which needs PostgreSQL on this machine.\n",
  );
  return 0;
}

function filesOf(pattern: string): string[] {
  return globSync(pattern, { cwd: ROOT }).sort();
}
