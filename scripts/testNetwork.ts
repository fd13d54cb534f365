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
process.exitCode = await run(["node_modules/mocha/bin/mocha.js", "--timeout", "900000", ...files], env);
