import { join } from "node:path";
import { stdout } from "node:process";

import { EXIT } from "../src/catalogue/errors.ts";
import { renderResult } from "../src/report/terminal.ts";
import { jsonOf } from "../src/report/writeResult.ts";
import { prepareLocalChain, prepareNetwork } from "./chain.ts";
import { main } from "./cli/main.ts";
import { EXIT_CODES_HELP, type Options, helpOf, parseOptions } from "./cli/options.ts";
import { openProgress } from "./cli/progress.ts";
import { ROOT, SCENARIO_OPTIONS, scenarioFrom } from "./scenarioOption.ts";
import { settleDay } from "./settleDay.ts";

const OPTIONS: Options = {
  ...SCENARIO_OPTIONS,
  network: {
    value: "NAME",
    says: "settle on this network of hardhat.config.ts (default: a chain of its own)",
  },
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

The books are kept by the embedded PGlite, or by the PostgreSQL server that DATABASE_URL names.
${EXIT_CODES_HELP}`,
);

await main(async (args) => {
  const values = parseOptions(OPTIONS, args, "npm run compare --");
  if (values["help"] === true) {
    stdout.write(HELP);
    return EXIT.ok;
  }
  const progress = openProgress({ quiet: values["quiet"] === true });
  progress.step("Reading the scenario");
  const scenario = await scenarioFrom(values);
  const network = values["network"];
  progress.step("Starting the chain and deploying the contracts");
  const chain =
    typeof network === "string"
      ? await prepareNetwork(network)
      : await prepareLocalChain(0, scenario.opensAtSeconds);
  try {
    const day = {
      scenario,
      chain,
      network: typeof network === "string" ? network : "local",
      progress,
      command: "compare" as const,
    };
    const out = typeof values["out"] === "string" ? values["out"] : join(ROOT, "report");
    const { result, agree, page } = await settleDay(day, out);
    stdout.write(values["json"] === true ? jsonOf(result) : `${renderResult(result)}\n\nReport: ${page}\n`);
    return agree ? EXIT.ok : EXIT.checkFailed;
  } finally {
    progress.end();
    await chain.close();
  }
});
