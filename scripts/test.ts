import { globSync } from "node:fs";

import { run, runAside } from "./cli/run.ts";
import { ROOT } from "./scenarioOption.ts";

/** Suites that need more than npm have scripts of their own. */
const NEEDS_MORE = ["test/wallet/**", "test/postgres/**"];

/** Suites whose minutes are for the deep tier alone. */
const LONG = ["test/bench/books/**", "test/scripts/{timedDay,settleSigned}.ts", "test/gas/yuanBatches.ts"];

/** Suites on a chain run inside Hardhat, whose chai matchers know contracts but no fractions. */
const ON_CHAIN = [
  "test/{behaviours,token,yuan,libra,gas,deploy,onchain}/**/*.ts",
  "test/comparison/{workedExample,libraWorkedExample,libraRulesWorkedExample,workedMeasures,interruptedMeasures}.ts",
  "test/comparison/ecny/workedExample.ts",
];

/** Long runs over the chain and the embedded database together: each has a process, and its WebAssembly, to itself. */
const RANDOM_DAYS = ["differential", "libraDifferential", "ecny/differential"].map(
  (what) => `test/comparison/${what}.ts`,
);

/** As those, in the deep tier alone. */
const LONG_RANDOM_DAYS = ["measures", "libraRules", "tier"].map(
  (what) => `test/comparison/${what}Differential.ts`,
);

/** Suites that start the commands themselves, in processes of their own. */
const COMMANDS = ["test/{bench,crash,scripts}/**/*.ts"];

const deep = process.argv.includes("--deep");
if (deep) process.env["JIAOZI_TEST_DEPTH"] = "deep";
const HARDHAT = ["node_modules/hardhat/dist/src/cli.js", "test"];
const MOCHA = ["node_modules/mocha/bin/mocha.js", "--timeout", deep ? "1800000" : "120000"];
const leftOut = deep ? NEEDS_MORE : [...NEEDS_MORE, ...LONG];

// The suites off the chain take the other processor, and speak when the ones on the chain have.
const offChain = aside([
  [
    ...MOCHA,
    ...filesOf(["test/**/*.ts"], [...leftOut, ...ON_CHAIN, ...RANDOM_DAYS, ...LONG_RANDOM_DAYS, ...COMMANDS]),
  ],
  ...[...RANDOM_DAYS, ...(deep ? LONG_RANDOM_DAYS : [])].map((file) => [
    ...HARDHAT,
    "mocha",
    "--no-compile",
    file,
  ]),
]);
const codes = [
  await run([...HARDHAT, "solidity", "--no-compile"]),
  await run([...HARDHAT, "mocha", "--no-compile", ...filesOf(ON_CHAIN, leftOut)]),
  await run([...MOCHA, ...filesOf(COMMANDS, leftOut)]),
];
for (const { code, print } of await offChain) {
  codes.push(await code);
  print();
}
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;

async function aside(programs: readonly (readonly string[])[]): Promise<ReturnType<typeof runAside>[]> {
  const started: ReturnType<typeof runAside>[] = [];
  for (const args of programs) {
    const one = runAside(args);
    started.push(one);
    await one.code;
  }
  return started;
}

function filesOf(include: readonly string[], exclude: readonly string[] = []): string[] {
  return include.flatMap((pattern) => globSync(pattern, { cwd: ROOT, exclude })).sort();
}
