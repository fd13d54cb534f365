import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { ROOT } from "../scenarioOption.ts";
import type { Mutation } from "./mutation.ts";

const COPIED = ["libra", "token", "interfaces", "test"];
const NOT_LIBRAS = ["YuanHandler", "YuanSystem", "SettlementHandler", "SettlementInvariants"];

/** A copy of the contracts, to be broken: the checkout itself stays as it is. */
export interface Workshop {
  /** The tests that fail as the contracts are. */
  failures(suites: readonly string[]): Promise<readonly string[]>;
  /** Those that are there for a rule and fail once it is broken. */
  notice(mutation: Mutation): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function openWorkshop(): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), "jiaozi-mutations-"));
  for (const part of COPIED) {
    await cp(join(ROOT, "contracts", part), join(folder, "contracts", part), { recursive: true });
  }
  for (const name of NOT_LIBRAS) await rm(join(folder, "contracts", "test", `${name}.sol`), { force: true });
  await cp(join(ROOT, "scripts", "mutations", "hardhat.config.ts"), join(folder, "hardhat.config.ts"));
  await writeFile(
    join(folder, "package.json"),
    '{ "name": "mutations", "type": "module", "private": true }\n',
  );
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  return {
    failures: (suites) => failuresOf(folder, suites, ""),
    notice: (mutation) =>
      breaking(folder, mutation, () => failuresOf(folder, [mutation.suite], mutation.noticedBy)),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function breaking<Result>(
  folder: string,
  mutation: Mutation,
  work: () => Promise<Result>,
): Promise<Result> {
  const file = join(folder, "contracts", mutation.file);
  const whole = await readFile(file, "utf8");
  await writeFile(file, mutated(whole, mutation));
  try {
    return await work();
  } finally {
    await writeFile(file, whole);
  }
}

/** The file with the rule broken; throws if the contract no longer says what the mutation expects. */
export function mutated(whole: string, { name, file, find, replace }: Mutation): string {
  const [before, after, ...more] = whole.split(find);
  if (before === undefined || after === undefined || more.length !== 0) {
    throw new Error(
      `${name}: contracts/${file} says "${find}" ${more.length === 0 ? "nowhere" : "several times"}`,
    );
  }
  return before + replace + after;
}

async function failuresOf(
  folder: string,
  suites: readonly string[],
  name: string,
): Promise<readonly string[]> {
  const files = suites.map((suite) => `contracts/libra/${suite}`);
  const handlers = await Promise.all(files.map((file) => handlersIn(join(folder, file))));
  const built = await hardhat(folder, ["build", "--quiet", ...new Set([...files, ...handlers.flat()])]);
  if (built.code !== 0) throw new Error(`The contracts don't compile:\n${built.said}`);
  const ran = await hardhat(folder, ["test", "solidity", "--no-compile", "--grep", name, ...files]);
  if (!/\d+ (passing|failing)/.test(ran.said)) throw new Error(`The tests didn't run:\n${ran.said}`);
  return [...ran.said.matchAll(/^ +\d+\) \w+#(\w+)\(/gm)].map(([, test]) => test ?? "");
}

/** The runner calls only what was compiled as a file of its own. */
async function handlersIn(suite: string): Promise<string[]> {
  const handlers = (await readFile(suite, "utf8")).matchAll(/\/test\/(\w+Handler\.sol)"/g);
  return [...handlers].map(([, handler]) => `contracts/test/${handler ?? ""}`);
}

async function hardhat(cwd: string, args: readonly string[]): Promise<{ code: number; said: string }> {
  const cli = join(ROOT, "node_modules", "hardhat", "dist", "src", "cli.js");
  const soljson = fileURLToPath(import.meta.resolve("solc/soljson.js"));
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", JIAOZI_SOLJSON: soljson },
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => said.push(part));
  const [code] = (await once(child, "close")) as [number];
  return { code, said: Buffer.concat(said).toString("utf8") };
}
