import { globSync } from "node:fs";

import { run } from "./cli/run.ts";
import { ROOT } from "./scenarioOption.ts";

const contracts = globSync("contracts/**/*.sol", { cwd: ROOT });
const checks = [
  ["node_modules/prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "."],
  ["node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "."],
  ["node_modules/solhint/solhint.js", "--max-warnings", "0", "--noPoster", ...contracts],
];
const codes: number[] = [];
for (const check of checks) codes.push(await run(check));
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
