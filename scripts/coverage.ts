import { existsSync, globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { run } from "./cli/run.ts";
import { ROOT } from "./scenarioOption.ts";

/** What of `contracts/` the tests must reach, in percent. Hardhat records lines and functions, and branches as lines. */
const LEAST_LINES_PERCENT = 100;

const SUITES = ["token", "yuan", "libra", "behaviours"];

const folder = join(ROOT, "coverage");
rmSync(folder, { recursive: true, force: true });
const files = globSync(`test/{${SUITES.join(",")}}/**/*.ts`, { cwd: ROOT }).sort();
process.env["JIAOZI_COVERAGE"] = "1";
const code = await run(["node_modules/hardhat/dist/src/cli.js", "test", "mocha", "--coverage", ...files]);
process.exitCode = code !== 0 || !enough(join(folder, "lcov.info")) ? 1 : 0;

function enough(file: string): boolean {
  if (!existsSync(file)) return false;
  let found = 0;
  let hit = 0;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [key, value] = line.split(":");
    if (key === "LF") found += Number(value);
    if (key === "LH") hit += Number(value);
  }
  const percent = found === 0 ? 0 : (100 * hit) / found;
  process.stdout.write(
    `Lines reached: ${hit} of ${found} (${percent.toFixed(2)} %), needed ${LEAST_LINES_PERCENT} %\n`,
  );
  return percent >= LEAST_LINES_PERCENT;
}
