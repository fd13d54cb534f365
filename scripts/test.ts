import { globSync } from "node:fs";

import { run } from "./cli/run.ts";
import { ROOT } from "./scenarioOption.ts";

/** Suites that need more than npm have scripts of their own. */
const NEEDS_MORE = ["test/wallet/**"];

const files = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));
if (process.argv.includes("--deep")) process.env["JIAOZI_TEST_DEPTH"] = "deep";
const hardhat = ["node_modules/hardhat/dist/src/cli.js", "test"];
const mochaFiles =
  files.length > 0 ? files : globSync("test/**/*.ts", { cwd: ROOT, exclude: NEEDS_MORE }).sort();

const solidity = files.length > 0 ? 0 : await run([...hardhat, "solidity", "--no-compile"]);
const mocha = await run([...hardhat, "mocha", "--no-compile", ...mochaFiles]);
process.exitCode = solidity !== 0 || mocha !== 0 ? 1 : 0;
