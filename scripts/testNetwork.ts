import { globSync } from "node:fs";

import { run } from "./cli/run.ts";
import { ROOT } from "./scenarioOption.ts";

/**
 * The suites that start validators. `--quick` tries one fault instead of all. They come one after the other: each has
 * a network of its own, and two cores carry one.
 */
const files = globSync("test/network/running/**/*.ts", { cwd: ROOT }).sort();
const quick = process.argv.includes("--quick");
const env = quick ? { ...process.env, JIAOZI_NETWORK_FAULTS: "quick" } : process.env;
// Hardhat's connections keep a process alive for minutes after they were closed.
const MOCHA = ["node_modules/mocha/bin/mocha.js", "--exit", "--timeout", "900000"];
process.exitCode = await run([...MOCHA, ...files], env);
