import { dirname, join } from "node:path";
import { stdout } from "node:process";

import { EXIT } from "../src/catalogue/errors.ts";
import { readResult, writeReport } from "../src/report/writeReport.ts";
import { main } from "./cli/main.ts";
import { EXIT_CODES_HELP, type Options, helpOf, parseOptions } from "./cli/options.ts";
import { ROOT } from "./scenarioOption.ts";

const OPTIONS: Options = {
  in: { value: "FILE", says: "the result to render (default: report/result.json)" },
  out: { value: "FOLDER", says: "where index.html and charts/ go (default: beside the result)" },
  help: { says: "print this" },
};

const HELP = helpOf(
  "npm run report -- [options]",
  "Renders the report of a comparison again from its result.json: one page that opens without a network, and an SVG\nand a CSV of each chart.",
  OPTIONS,
  EXIT_CODES_HELP,
);

await main(async (args) => {
  const values = parseOptions(OPTIONS, args, "npm run report --");
  if (values["help"] === true) {
    stdout.write(HELP);
    return EXIT.ok;
  }
  const file = typeof values["in"] === "string" ? values["in"] : join(ROOT, "report", "result.json");
  const out = typeof values["out"] === "string" ? values["out"] : dirname(file);
  stdout.write(`${await writeReport(await readResult(file), out)}\n`);
  return EXIT.ok;
});
