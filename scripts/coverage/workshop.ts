import { cp, glob, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";

import { run } from "../cli/run.ts";
import { ROOT } from "../scenarioOption.ts";
import { type Condition, watch } from "./watch.ts";

const COPIED = ["contracts", "deploy", "network", "scenarios", "scripts", "src", "test"];
const COPIED_FILES = ["hardhat.config.ts", "package.json", "tsconfig.json"];
/** As `coverage.skipFiles` of the configuration. */
const NOT_WATCHED = ["contracts/test/**", "contracts/**/*.t.sol"];

/** A copy of the project whose contracts tell which way each condition came out: the checkout stays as it is. */
export interface Workshop {
  readonly folder: string;
  readonly conditions: readonly Condition[];
  /** Runs the test files with Hardhat's coverage; answers with the exit code. */
  cover(files: readonly string[]): Promise<number>;
  close(): Promise<void>;
}

export async function openWorkshop(): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), "jiaozi-coverage-"));
  for (const part of [...COPIED, ...COPIED_FILES]) {
    await cp(join(ROOT, part), join(folder, part), { recursive: true });
  }
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  const { sources, conditions } = watch(await contracts());
  for (const [file, source] of sources) await writeFile(join(folder, file), source);
  const hardhat = ["node_modules/hardhat/dist/src/cli.js", "test", "mocha", "--coverage"];
  return {
    folder,
    conditions,
    cover: (files) => run([...hardhat, ...files], { ...process.env, JIAOZI_COVERAGE: "1" }, folder),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function contracts(): Promise<ReadonlyMap<string, string>> {
  const sources = new Map<string, string>();
  for await (const file of glob("contracts/**/*.sol", { cwd: ROOT, exclude: NOT_WATCHED })) {
    sources.set(file.split(sep).join("/"), await readFile(join(ROOT, file), "utf8"));
  }
  return sources;
}
