import { globSync } from "node:fs";

import { run, runAside } from "./cli/run.ts";
import { ROOT } from "./scenarioOption.ts";

/** Suites that need more than npm have scripts of their own. */
const NEEDS_MORE = ["test/wallet/**", "test/postgres/**"];

/** Suites on a chain run inside Hardhat, whose chai matchers know contracts but no fractions. */
const ON_CHAIN = [
  "test/{behaviours,token,yuan,libra,gas,deploy,onchain}/**/*.ts",
  "test/comparison/{workedExample,libraWorkedExample}.ts",
];

/** Long runs over the chain and the embedded database together: each has a process, and its WebAssembly, to itself. */
const RANDOM_DAYS = ["test/comparison/differential.ts", "test/comparison/libraDifferential.ts"];

const HARDHAT = ["node_modules/hardhat/dist/src/cli.js", "test"];

const deep = process.argv.includes("--deep");
if (deep) process.env["JIAOZI_TEST_DEPTH"] = "deep";
const MOCHA = ["node_modules/mocha/bin/mocha.js", "--import=tsx", "--timeout", deep ? "1800000" : "120000"];

// The suites off the chain take the other processor, and speak when the ones on the chain have.
const offChain = runAside([
  ...MOCHA,
  ...filesOf(["test/**/*.ts"], [...NEEDS_MORE, ...ON_CHAIN, ...RANDOM_DAYS]),
]);
const codes = [
  await run([...HARDHAT, "solidity", "--no-compile"]),
  await run([...HARDHAT, "mocha", "--no-compile", ...filesOf(ON_CHAIN)]),
];
for (const file of RANDOM_DAYS) codes.push(await run([...HARDHAT, "mocha", "--no-compile", file]));
codes.push(await offChain.code);
offChain.print();
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;

function filesOf(include: readonly string[], exclude: readonly string[] = []): string[] {
  return include.flatMap((pattern) => globSync(pattern, { cwd: ROOT, exclude })).sort();
}
