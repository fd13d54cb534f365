import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stdout } from "node:process";

import { EXIT, JiaoziError } from "../src/catalogue/errors.ts";
import { writeSettlement } from "../src/report/interbank/files.ts";
import { renderSettlement } from "../src/report/interbank/render.ts";
import { jsonOf } from "../src/report/writeResult.ts";
import { DEFAULT_INTERBANK_GENERATOR, generateInterbankDay } from "../src/scenario/interbank/generate.ts";
import { DEFAULT_HOURS, parseHours } from "../src/scenario/interbank/hours.ts";
import {
  DEFAULT_OFFSET_WINDOW,
  INTERBANK_MODES,
  type InterbankRules,
  LARGEST_OFFSET_WINDOW,
  SHORTFALL_RULES,
} from "../src/scenario/interbank/rail.ts";
import { MOST_BANKS, readOpening } from "../src/scenario/interbank/readOpening.ts";
import { checkPayments } from "../src/scenario/interbank/readPayments.ts";
import { main } from "./cli/main.ts";
import {
  EXIT_CODES_HELP,
  type OptionValues,
  type Options,
  helpOf,
  parseOptions,
  wholeNumber,
} from "./cli/options.ts";
import { openProgress } from "./cli/progress.ts";
import { INTERBANK_RAILS, type InterbankRailName, settleInterbankDay } from "./interbankRun.ts";
import { DATA_FOLDER, ROOT } from "./scenarioOption.ts";

const GENERATED = DEFAULT_INTERBANK_GENERATOR;
const MOST_SESSIONS = 96;

const OPTIONS: Options = {
  opening: { value: "FILE", says: "banks, opening balances and net debit caps" },
  payments: { value: "FILE", says: "payments and cancellations (default of both: scenarios/interbank-day)" },
  mode: { value: "MODE", says: `${INTERBANK_MODES.join(", ")} (default: liquidity-saving)` },
  rails: { value: "NAMES", says: `of ${INTERBANK_RAILS.join(",")}; "none" for the referee alone` },
  sessions: { value: "N", says: "sessions of equal length in mode net (default: 4)" },
  shortfall: {
    value: "RULE",
    says: `${SHORTFALL_RULES.join(" or ")}, if a bank can't pay its net position (default: unwind)`,
  },
  window: {
    value: "N",
    says: `payments of each queue that one offsetting run looks at (default: ${DEFAULT_OFFSET_WINDOW})`,
  },
  hours: {
    value: "HH:MM-HH:MM",
    says: `when settlement is open (default: ${DEFAULT_HOURS.opens}-${DEFAULT_HOURS.closes})`,
  },
  network: {
    value: "NAME",
    says: "settle on a network of hardhat.config.ts instead of a chain of its own; deploys a contract there",
  },
  seed: { value: "TEXT", says: "draw a day from this seed instead of reading files" },
  banks: { value: "N", says: `banks of the drawn day (default: ${GENERATED.banks})` },
  orders: { value: "N", says: `orders of the drawn day (default: ${GENERATED.payments})` },
  liquidity: {
    value: "PERCENT",
    says: `balances of the drawn day, of what would never wait (default: ${GENERATED.liquidityPercent})`,
  },
  out: { value: "FOLDER", says: "where the files go (default: report/settlement)" },
  json: { says: "print the result as JSON instead of tables" },
  quiet: { says: "no progress on stderr" },
  help: { says: "print this" },
};

const HELP = helpOf(
  "npm run settle -- [options]",
  "Settles payments between banks in central-bank money, on the contract and in the books, payment by payment as the\nreference model says, and reports queues, gridlock and the liquidity it took. scenarios/README.md describes the files.",
  OPTIONS,
  EXIT_CODES_HELP,
);

await main(async (args) => {
  const values = parseOptions(OPTIONS, args, "npm run settle --");
  if (values["help"] === true) {
    stdout.write(HELP);
    return EXIT.ok;
  }
  const progress = openProgress({ quiet: values["quiet"] === true });
  progress.step("Checking the files");
  const run = { ...settingsFrom(values), ...(await filesFrom(values)), progress };
  const banks = await readOpening(run.opening);
  const summary = await checkPayments(run.payments, new Map(banks.map((bank) => [bank.id, bank])), run.hours);
  const report = await settleInterbankDay({ ...run, banks, summary });
  const out = typeof values["out"] === "string" ? values["out"] : join(ROOT, "report", "settlement");
  await writeSettlement(report, out);
  stdout.write(values["json"] === true ? jsonOf(report) : `${renderSettlement(report, out)}\n`);
  return report.agree ? EXIT.ok : EXIT.checkFailed;
});

function settingsFrom(values: OptionValues) {
  const rules: InterbankRules = {
    mode: choice(values, "mode", INTERBANK_MODES) ?? "liquidity-saving",
    shortfallRule: choice(values, "shortfall", SHORTFALL_RULES) ?? "unwind",
    offsetWindow: wholeNumber(values, "window", 1, LARGEST_OFFSET_WINDOW) ?? DEFAULT_OFFSET_WINDOW,
  };
  const sessions = wholeNumber(values, "sessions", 1, MOST_SESSIONS) ?? 4;
  const rails = railsFrom(values);
  const { network } = values;
  if (network !== undefined && !rails.includes("contracts")) {
    const next = "Leave --network out, or let the contract take part.";
    throw new JiaoziError("BAD_USAGE", "--network is for the contract, which takes no part.", next, {
      field: "--network",
    });
  }
  const settings = { rules, sessions, rails, hours: hoursFrom(values), keySeed: "interbank" };
  return typeof network === "string" ? { ...settings, network } : settings;
}

function railsFrom({ rails }: OptionValues): readonly InterbankRailName[] {
  if (typeof rails !== "string") return INTERBANK_RAILS;
  if (rails === "none") return [];
  return rails.split(",").map((name) => one("rails", name, INTERBANK_RAILS));
}

function hoursFrom({ hours }: OptionValues) {
  if (typeof hours !== "string") return DEFAULT_HOURS;
  const parsed = parseHours(hours);
  if (parsed !== undefined) return parsed;
  throw badOption("hours", hours, "two times of a day such as 08:30-17:00");
}

/** The two files: given, drawn from a seed, or those of the repository. */
async function filesFrom(values: OptionValues): Promise<{ opening: string; payments: string }> {
  const { opening, payments } = values;
  const drawn = ["seed", "banks", "orders", "liquidity"].some((name) => values[name] !== undefined);
  if ((opening === undefined) !== (payments === undefined) || (drawn && opening !== undefined)) {
    throw new JiaoziError(
      "BAD_USAGE",
      "--opening and --payments belong together, without the options of a drawn day.",
      "Give both, or neither.",
      { field: "--opening" },
    );
  }
  if (typeof opening === "string" && typeof payments === "string") return { opening, payments };
  const folder = drawn ? await drawDay(values) : join(ROOT, "scenarios", "interbank-day");
  return { opening: join(folder, "opening.csv"), payments: join(folder, "payments.csv") };
}

async function drawDay(values: OptionValues): Promise<string> {
  const options = {
    seed: typeof values["seed"] === "string" ? values["seed"] : GENERATED.seed,
    banks: wholeNumber(values, "banks", 2, MOST_BANKS) ?? GENERATED.banks,
    payments: wholeNumber(values, "orders", 1, 100_000) ?? GENERATED.payments,
    liquidityPercent: wholeNumber(values, "liquidity", 0, 1_000) ?? GENERATED.liquidityPercent,
  };
  const name = [options.seed, options.banks, options.payments, options.liquidityPercent].join("-");
  const folder = join(DATA_FOLDER, "interbank", encodeURIComponent(name));
  const files = generateInterbankDay(options);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "opening.csv"), files.opening);
  await writeFile(join(folder, "payments.csv"), files.payments);
  return folder;
}

function choice<Choice extends string>(values: OptionValues, name: string, choices: readonly Choice[]) {
  const value = values[name];
  return typeof value === "string" ? one(name, value, choices) : undefined;
}

function one<Choice extends string>(name: string, value: string, choices: readonly Choice[]): Choice {
  const found = choices.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw badOption(name, value, `one of ${choices.join(", ")}`);
}

function badOption(name: string, value: string, takes: string): JiaoziError {
  const field = `--${name}`;
  return new JiaoziError("BAD_USAGE", `${field} is "${value}"; it takes ${takes}.`, "Correct the option.", {
    field,
  });
}
