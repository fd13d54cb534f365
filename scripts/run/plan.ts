import { resolve } from "node:path";

import { JiaoziError } from "../../src/catalogue/errors.ts";
import { type OptionValues, type Options, wholeNumber } from "../cli/options.ts";
import { SAMPLE_DAY, SCENARIO_OPTIONS } from "../scenarioOption.ts";
import { type Plan, RAILS, SCHEMES } from "./manifest.ts";

export const LOCAL = "local";

export const PLAN_OPTIONS: Options = {
  ...SCENARIO_OPTIONS,
  schemes: { value: "LIST", says: `with commas between, of ${SCHEMES.join(", ")} (default: all)` },
  rails: { value: "LIST", says: `with commas between, of ${RAILS.join(", ")} (default: both)` },
  network: {
    value: "NAME",
    says: "settle on this network of hardhat.config.ts (default: a chain of its own)",
  },
};

/** What the command line asks for. Throws `BAD_USAGE`. */
export function planOf(values: OptionValues): Plan {
  const { scenario, seed } = values;
  const payments = wholeNumber(values, "payments", 1, 10_000_000);
  const isGenerated = typeof seed === "string" || payments !== undefined;
  return {
    ...(isGenerated && scenario === undefined
      ? {}
      : { scenario: resolve(typeof scenario === "string" ? scenario : SAMPLE_DAY) }),
    ...(typeof seed === "string" ? { seed } : {}),
    ...(payments === undefined ? {} : { payments }),
    schemes: listOf(values, "schemes", SCHEMES),
    rails: listOf(values, "rails", RAILS),
    network: typeof values["network"] === "string" ? values["network"] : LOCAL,
  };
}

/** The plan as options that `scenarioFrom` takes. */
export function scenarioValuesOf({ scenario, seed, payments }: Plan): OptionValues {
  return { scenario, seed, payments: payments?.toString() };
}

/** Throws `BAD_USAGE` if the command line asks for something else than the interrupted run. */
export function requireSamePlan(values: OptionValues, interrupted: Plan): void {
  const asked = planOf(values);
  for (const name of Object.keys(PLAN_OPTIONS) as (keyof Plan)[]) {
    if (values[name] === undefined) continue;
    const [mine, theirs] = [asked[name], interrupted[name]].map((one) => String(one ?? "not given"));
    if (mine === theirs) continue;
    throw new JiaoziError(
      "BAD_USAGE",
      `The interrupted run's --${name} is ${theirs}, not ${mine}.`,
      "Leave the option out to carry that run on, or leave --resume out to begin another.",
      { field: `--${name}` },
    );
  }
}

function listOf<Name extends string>(values: OptionValues, option: string, known: readonly Name[]): Name[] {
  const text = values[option];
  if (typeof text !== "string") return [...known];
  const named = text.split(",").map((name) => name.trim());
  const unknown = named.find((name) => !known.some((one) => one === name));
  if (unknown === undefined) return known.filter((name) => named.includes(name));
  throw new JiaoziError(
    "BAD_USAGE",
    `--${option} has "${unknown}".`,
    `Name one or more of ${known.join(", ")}, with commas between.`,
    { field: `--${option}` },
  );
}
