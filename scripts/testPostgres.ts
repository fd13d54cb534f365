import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";

import { run } from "./cli/run.ts";
import { ROOT } from "./scenarioOption.ts";

/** The suites of the books, and a day through `compare`, on a PostgreSQL server of their own on the loopback address. */
const given = process.env["DATABASE_URL"];
process.exitCode = given === undefined ? await onServerOfOurOwn() : await suitesOn(given);

async function suitesOn(url: string): Promise<number> {
  const files = globSync("test/centralized/**/*.ts", { cwd: ROOT }).sort();
  const env = { ...process.env, DATABASE_URL: url };
  const suites = await run(
    ["node_modules/mocha/bin/mocha.js", "--import=tsx", "--timeout", "120000", ...files],
    env,
  );
  const day = join("scenarios", "worked-example");
  const out = join(ROOT, "data", "postgres-report");
  const compared = await run(["--import", "tsx", "scripts/compare.ts", "--scenario", day, "--out", out], env);
  return suites === 0 && compared === 0 ? 0 : 1;
}

async function onServerOfOurOwn(): Promise<number> {
  const bin = globSync("/usr/lib/postgresql/*/bin").sort().at(-1);
  if (bin === undefined) {
    process.stderr.write("PostgreSQL isn't installed: apt-get install postgresql, or set DATABASE_URL.\n");
    return 3;
  }
  const folder = mkdtempSync(join(tmpdir(), "jiaozi-postgres-"));
  // The server refuses to run as root.
  const user = process.getuid?.() === 0 ? userId("postgres") : undefined;
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const identity = user ?? {};
  const data = join(folder, "data");
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "jiaozi", "-A", "trust"], {
    ...identity,
    cwd: folder,
    stdio: "ignore",
  });
  const port = await freePort();
  const settings = ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", folder];
  const server = spawn(join(bin, "postgres"), settings, { ...identity, cwd: folder, stdio: "ignore" });
  const stop = () => server.kill("SIGINT");
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    await untilReady(join(bin, "pg_isready"), port);
    return await suitesOn(`postgres://jiaozi@127.0.0.1:${port}/postgres`);
  } finally {
    stop();
    if (server.exitCode === null) await once(server, "exit");
    rmSync(folder, { recursive: true, force: true });
  }
}

function userId(name: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await once(probe.listen(0, "127.0.0.1"), "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

async function untilReady(pgIsReady: string, port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      execFileSync(pgIsReady, ["-h", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
      return;
    } catch {
      await after(100);
    }
  }
  throw new Error(`PostgreSQL didn't start on port ${port} within ten seconds`);
}
