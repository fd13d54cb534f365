import { globSync } from "node:fs";
import { availableParallelism } from "node:os";

import { runInLanes } from "./cli/lanes.ts";
import { ROOT } from "./scenarioOption.ts";

/** Suites that need more than npm have scripts of their own. */
const NEEDS_MORE = ["test/wallet/**", "test/postgres/**", "test/network/running/**"];

/** Suites whose minutes are for the deep tier alone. */
const LONG = [
  "test/bench/books/**",
  "test/scripts/{timedDay,settleSigned}.ts",
  "test/gas/yuanBatches.ts",
  "test/gateway/coins.ts",
];

/** Suites on a chain run inside Hardhat, whose chai matchers know contracts but no fractions. */
const ON_CHAIN = {
  contracts: ["test/{behaviours,token,yuan,libra,gas}/**/*.ts"],
  deployments: ["test/deploy/**/*.ts"],
  rails: [
    "test/onchain/**/*.ts",
    "test/comparison/{workedExample,libraWorkedExample,libraRulesWorkedExample,libraIssuanceWorkedExample}.ts",
    "test/comparison/{workedMeasures,interruptedMeasures,interruptedIssuance}.ts",
    "test/comparison/ecny/workedExample.ts",
  ],
};

/** Long runs over the chain and the embedded database together: each has a process, and its WebAssembly, to itself. */
const RANDOM_DAYS = ["differential", "libraDifferential", "ecny/differential"].map(
  (what) => `test/comparison/${what}.ts`,
);

/** As those, in the deep tier alone. */
const LONG_RANDOM_DAYS = ["measures", "libraRules", "libraIssuance", "tier"].map(
  (what) => `test/comparison/${what}Differential.ts`,
);

/** Suites that start the commands themselves, in processes of their own. */
const COMMANDS = {
  killed: ["test/crash/**/*.ts"],
  gateway: ["test/gateway/*.ts"],
  commands: ["test/{bench,scripts}/**/*.ts"],
};

/** Parts of one suite, which share its node. */
const PARTS = ["test/gateway/suite/**"];

const BOOKS = ["test/centralized/**/*.ts"];

const deep = process.argv.includes("--deep");
if (deep) process.env["JIAOZI_TEST_DEPTH"] = "deep";
const HARDHAT = ["node_modules/hardhat/dist/src/cli.js", "test"];
const MOCHA = ["node_modules/mocha/bin/mocha.js", "--timeout", deep ? "1800000" : "120000"];
const leftOut = deep ? NEEDS_MORE : [...NEEDS_MORE, ...LONG];
const elsewhere = [
  ...Object.values({ ...ON_CHAIN, ...COMMANDS }).flat(),
  ...RANDOM_DAYS,
  ...LONG_RANDOM_DAYS,
  ...PARTS,
];

// The longest first, so that no processor waits for another at the end.
const programs: Readonly<Record<string, readonly string[]>> = {
  commands: [...MOCHA, ...filesOf(COMMANDS.commands, leftOut)],
  "rails on the chain": onChain(ON_CHAIN.rails),
  contracts: onChain(ON_CHAIN.contracts),
  books: [...MOCHA, ...filesOf(BOOKS, leftOut)],
  "comparison and report": [...MOCHA, ...filesOf(["test/**/*.ts"], [...leftOut, ...elsewhere, ...BOOKS])],
  gateway: [...MOCHA, ...filesOf(COMMANDS.gateway, leftOut)],
  "killed in the middle": [...MOCHA, ...filesOf(COMMANDS.killed, leftOut)],
  deployments: onChain(ON_CHAIN.deployments),
  ...Object.fromEntries(
    [...RANDOM_DAYS, ...(deep ? LONG_RANDOM_DAYS : [])].map((file) => [file, onChain([file])]),
  ),
  Solidity: [...HARDHAT, "solidity", "--no-compile"],
};
process.exitCode = await runInLanes(availableParallelism(), chosen(process.argv));

/** Those that `--only NAME` asks for, or all. */
function chosen(args: readonly string[]): typeof programs {
  const names = args.flatMap((arg, at) => (args[at - 1] === "--only" ? [arg] : []));
  const unknown = names.find((name) => !(name in programs));
  if (unknown !== undefined) {
    process.stderr.write(`There is no part “${unknown}”; there are: ${Object.keys(programs).join(", ")}.\n`);
    process.exit(2);
  }
  return names.length === 0
    ? programs
    : Object.fromEntries(Object.entries(programs).filter(([name]) => names.includes(name)));
}

function onChain(patterns: readonly string[]): string[] {
  return [...HARDHAT, "mocha", "--no-compile", ...filesOf(patterns, leftOut)];
}

function filesOf(include: readonly string[], exclude: readonly string[] = []): string[] {
  return include.flatMap((pattern) => globSync(pattern, { cwd: ROOT, exclude })).sort();
}
