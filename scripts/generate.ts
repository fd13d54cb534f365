import { stdout } from "node:process";

import { EXIT, JiaoziError } from "../src/catalogue/errors.ts";
import { DEFAULT_GENERATOR_OPTIONS } from "../src/scenario/generate/options.ts";
import { writeScenario } from "../src/scenario/generate/writeScenario.ts";
import { main } from "./cli/main.ts";
import { EXIT_CODES_HELP, type Options, helpOf, parseOptions, wholeNumber } from "./cli/options.ts";

const OPTIONS: Options = {
  out: { value: "FOLDER", says: "where the scenario goes (needed)" },
  seed: { value: "TEXT", says: `default: ${DEFAULT_GENERATOR_OPTIONS.seed}` },
  payments: { value: "N", says: `instructions, default: ${DEFAULT_GENERATOR_OPTIONS.payments}` },
  people: { value: "N", says: `default: ${DEFAULT_GENERATOR_OPTIONS.people}` },
  merchants: { value: "N", says: `default: ${DEFAULT_GENERATOR_OPTIONS.merchants}` },
  measures: {
    value: "N",
    says: `wallets frozen for an hour, and as many others replaced, default: ${DEFAULT_GENERATOR_OPTIONS.measures}`,
  },
  help: { says: "print this" },
};

const HELP = helpOf(
  "npm run generate -- --out FOLDER [options]",
  "Writes a scenario: participants and a day of instructions. The same options give the same bytes.",
  OPTIONS,
  EXIT_CODES_HELP,
);

await main(async (args) => {
  const values = parseOptions(OPTIONS, args, "npm run generate --");
  if (values["help"] === true) {
    stdout.write(HELP);
    return EXIT.ok;
  }
  if (typeof values["out"] !== "string") {
    throw new JiaoziError("BAD_USAGE", "--out is missing.", "Say where the scenario goes.", {
      field: "--out",
    });
  }
  const payments = wholeNumber(values, "payments", 1, 10_000_000) ?? DEFAULT_GENERATOR_OPTIONS.payments;
  const people = wholeNumber(values, "people", 20, 1_000_000) ?? DEFAULT_GENERATOR_OPTIONS.people;
  const merchants = wholeNumber(values, "merchants", 8, 100_000) ?? DEFAULT_GENERATOR_OPTIONS.merchants;
  const seed = typeof values["seed"] === "string" ? values["seed"] : DEFAULT_GENERATOR_OPTIONS.seed;
  const measures = wholeNumber(values, "measures", 0, 1_000) ?? DEFAULT_GENERATOR_OPTIONS.measures ?? 0;
  const options = { ...DEFAULT_GENERATOR_OPTIONS, seed, payments, people, merchants, measures };
  await writeScenario(options, values["out"]);
  stdout.write(`${values["out"]}\n`);
  return EXIT.ok;
});
