import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { JiaoziError } from "../src/catalogue/errors.ts";
import { type GeneratorOptions, DEFAULT_GENERATOR_OPTIONS } from "../src/scenario/generate/options.ts";
import { writeScenario } from "../src/scenario/generate/writeScenario.ts";
import { openScenario } from "../src/scenario/openScenario.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import { type OptionValues, type Options, wholeNumber } from "./cli/options.ts";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
export const SAMPLE_DAY = join(ROOT, "scenarios", "sample-day");
/** Where the embedded databases and generated scenarios are kept; safe to delete. */
export const DATA_FOLDER = join(ROOT, "data");

export const SCENARIO_OPTIONS: Options = {
  scenario: { value: "FOLDER", says: "the day to settle (default: scenarios/sample-day)" },
  seed: { value: "TEXT", says: "generate a day from this seed instead" },
  payments: { value: "N", says: "number of instructions of the generated day" },
};

/** The day that the command line asks for: a folder, or one generated on the spot. */
export async function scenarioFrom(values: OptionValues): Promise<Scenario> {
  const payments = wholeNumber(values, "payments", 1, 10_000_000);
  const { scenario: folder, seed } = values;
  if (payments === undefined && seed === undefined) {
    return openScenario(typeof folder === "string" ? folder : SAMPLE_DAY);
  }
  if (folder !== undefined) {
    throw new JiaoziError(
      "BAD_USAGE",
      "--scenario takes a day as it is; --seed and --payments generate another one.",
      "Leave one of them out.",
      { field: "--scenario" },
    );
  }
  const options: GeneratorOptions = {
    ...DEFAULT_GENERATOR_OPTIONS,
    ...(payments === undefined ? {} : { payments }),
    ...(typeof seed === "string" ? { seed } : {}),
  };
  const generated = join(DATA_FOLDER, "scenarios", `${encodeURIComponent(options.seed)}-${options.payments}`);
  await writeScenario(options, generated);
  return openScenario(generated);
}
