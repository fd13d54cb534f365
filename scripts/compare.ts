import { join } from "node:path";
import { stdout } from "node:process";

import { EXIT } from "../src/catalogue/errors.ts";
import { renderResult } from "../src/report/terminal.ts";
import { jsonOf } from "../src/report/writeResult.ts";
import { interruptible } from "./cli/interruption.ts";
import { main } from "./cli/main.ts";
import { EXIT_CODES_HELP, type Options, helpOf, parseOptions } from "./cli/options.ts";
import { openProgress } from "./cli/progress.ts";
import { compareRun } from "./compareRun.ts";
import { PLAN_OPTIONS } from "./run/plan.ts";
import { openRun } from "./run/run.ts";
import { ROOT } from "./scenarioOption.ts";
import { addTimed, requireTimedUsage } from "./timed/addTimed.ts";
import { TIMED_OPTIONS } from "./timed/options.ts";

const OPTIONS: Options = {
  ...PLAN_OPTIONS,
  ...TIMED_OPTIONS,
  run: { value: "NAME", says: "what the run is called, and its folder under data (default: compare)" },
  resume: { says: "carry on the run of this name that was interrupted, from what the rails hold" },
  out: { value: "FOLDER", says: "where result.json and the report go (default: report)" },
  json: { says: "print the result as JSON instead of tables" },
  quiet: { says: "no progress on stderr" },
  help: { says: "print this" },
};

const HELP = helpOf(
  "npm run compare -- [options]",
  "Settles one day of payments on the contracts and on the books, holds both against the reference model, and\nreports decisions, reasons and balance sheets side by side.",
  OPTIONS,
  `Examples:
  npm run compare
  npm run compare -- --scenario scenarios/worked-example --json
  npm run compare -- --seed monday --payments 5000 --out report/monday
  npm run compare -- --rails books --schemes alipay-2.0 --payments 1000000
  npm run compare -- --resume
  npm run compare -- --timed --schemes alipay-2.0 --repeats 3

The books are kept by the embedded PGlite, or by the PostgreSQL server that DATABASE_URL names.
A run may be interrupted at any moment, by Ctrl-C or by the machine: --resume alone carries it on, with the options
that it began with. A development chain in the process itself ends with it, so that a run with contracts then begins
anew and says so; with --rails books, or a network of its own, nothing is settled twice.
${EXIT_CODES_HELP}`,
);

await main(async (args) => {
  const values = parseOptions(OPTIONS, args, "npm run compare --");
  if (values["help"] === true) {
    stdout.write(HELP);
    return EXIT.ok;
  }
  requireTimedUsage(values);
  const name = typeof values["run"] === "string" ? values["run"] : "compare";
  const resume = `npm run compare -- --resume${name === "compare" ? "" : ` --run ${name}`}`;
  return interruptible(async (signal) => {
    const run = await openRun(name, values["resume"] === true);
    try {
      const progress = openProgress({ quiet: values["quiet"] === true });
      const asked = { run, values, out: join(ROOT, "report"), progress, signal };
      const settled = await compareRun(asked);
      const { result, agree, page } = values["timed"] === true ? await addTimed(asked, settled) : settled;
      stdout.write(values["json"] === true ? jsonOf(result) : `${renderResult(result)}\n\nReport: ${page}\n`);
      return agree ? EXIT.ok : EXIT.checkFailed;
    } finally {
      run.close();
    }
  }, `Interrupted. ${resume} carries the run on if it had begun to settle.`);
});
