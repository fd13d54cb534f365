import { existsSync, globSync, readFileSync } from "node:fs";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stdout } from "node:process";

import { readLcov } from "./coverage/lcov.ts";
import { type Count, countOf, outcomesOf, percentOf, toLcov, toText } from "./coverage/report.ts";
import { watchersOf } from "./coverage/watch.ts";
import { type Workshop, openWorkshop } from "./coverage/workshop.ts";
import { ROOT } from "./scenarioOption.ts";

/** What of `contracts/` the tests must reach, in percent; of branches, what stays unseen can't be seen from outside. */
const LEAST_LINES_PERCENT = 100;
const LEAST_BRANCHES_PERCENT = 98;

const SUITES = ["token", "yuan", "libra", "behaviours"];

const folder = join(ROOT, "coverage");
const workshop = await openWorkshop();
try {
  await rm(folder, { recursive: true, force: true });
  const code = await workshop.cover(globSync(`test/{${SUITES.join(",")}}/**/*.ts`, { cwd: ROOT }).sort());
  process.exitCode = code === 0 && (await enough(workshop)) ? 0 : 1;
} finally {
  await workshop.close();
}

async function enough({ folder: copy, conditions }: Workshop): Promise<boolean> {
  const file = join(copy, "coverage", "lcov.info");
  if (!existsSync(file)) return false;
  const counted = readLcov(readFileSync(file, "utf8"));
  const watchers = new Set(conditions.map((condition) => watchersOf(condition.file)));
  const lines = new Map([...counted].filter(([source]) => !watchers.has(source)));
  const outcomes = outcomesOf(conditions, counted);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "lcov.info"), toLcov(lines, outcomes));
  await cp(join(copy, "coverage", "html"), join(folder, "html"), { recursive: true });
  stdout.write(toText(lines, outcomes));
  const lineCount = countOf([...lines.values()].flatMap((times) => [...times.values()]));
  const branchCount = countOf(outcomes.map(({ times }) => times));
  return [
    isEnough("Lines", lineCount, LEAST_LINES_PERCENT),
    isEnough("Branches", branchCount, LEAST_BRANCHES_PERCENT),
  ].every((yes) => yes);
}

function isEnough(what: string, count: Count, leastPercent: number): boolean {
  const percent = percentOf(count);
  stdout.write(
    `${what}: ${count.hit} of ${count.found} (${percent.toFixed(2)} %), needed ${leastPercent} %\n`,
  );
  return count.found !== 0 && percent >= leastPercent;
}
