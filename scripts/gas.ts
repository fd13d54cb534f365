import { globSync } from "node:fs";

import { run } from "./cli/run.ts";
import { ROOT } from "./scenarioOption.ts";

/** Measures every operation and compares with the committed snapshot; `-- --update` writes the snapshot instead. */
if (process.argv.includes("--update")) process.env["UPDATE_GAS_SNAPSHOT"] = "1";
const files = globSync("test/gas/**/*.ts", { cwd: ROOT }).sort();
process.exitCode = await run([
  "node_modules/hardhat/dist/src/cli.js",
  "test",
  "mocha",
  "--no-compile",
  ...files,
]);
