import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, platform, release } from "node:os";

import type { Database } from "../centralized/database/database.ts";
import type { Result } from "./result.ts";

const PACKAGES_THAT_MATTER = [
  "hardhat",
  "solc",
  "@openzeppelin/contracts",
  "ethers",
  "@electric-sql/pglite",
] as const;

type Environment = Result["environment"];

/** Where and with what the comparison ran. */
export function environmentOf(
  chain: Environment["chain"],
  database: Pick<Database, "engine" | "version" | "durability"> | undefined,
): Environment {
  return {
    ...machine(),
    chain,
    database:
      database === undefined
        ? { engine: "none", version: "none", durable: false, because: "no books took part in this run" }
        : { engine: database.engine, version: database.version, ...database.durability },
  };
}

/** On what, and in which version, something ran. */
export function machine(): Omit<Environment, "chain" | "database"> {
  const own = manifestOf(new URL("../../package.json", import.meta.url));
  return {
    project: own.version,
    commit: commit(),
    node: process.version,
    platform: `${platform()} ${release()}`,
    processor: cpus()[0]?.model ?? "unknown",
    processors: availableParallelism(),
    packages: Object.fromEntries(PACKAGES_THAT_MATTER.map((name) => [name, own.devDependencies[name] ?? "?"])),
  };
}

interface Manifest {
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}

function manifestOf(file: URL): Manifest {
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}

function commit(): string {
  try {
    const head = git("rev-parse", "--short=12", "HEAD");
    return git("status", "--porcelain", "--untracked-files=no") === "" ? head : `${head}+`;
  } catch {
    return "unknown";
  }
}

function git(...args: string[]): string {
  const cwd = new URL(".", import.meta.url);
  return execFileSync("git", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
}
