import { join } from "node:path";
import { stdout } from "node:process";

import { EXIT, JiaoziError } from "../src/catalogue/errors.ts";
import { libraLeftOutBecause } from "../src/comparison/openLibraFamily.ts";
import { writeReserveRun } from "../src/report/reserveRun/files.ts";
import { renderReserveRun } from "../src/report/reserveRun/render.ts";
import { jsonOf } from "../src/report/writeResult.ts";
import { DEFAULT_RESERVE_RUN, type ReserveRunParameters } from "../src/scenario/reserveRun/parameters.ts";
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
import { RESERVE_RUN_RAILS, type ReserveRunRailName, playReserveRun } from "./playReserveRun.ts";
import { openRun } from "./run/run.ts";
import { ROOT, scenarioFrom } from "./scenarioOption.ts";

const DEFAULT = DEFAULT_RESERVE_RUN;
const MOST_HOLDERS = 10_000;
const A_YEAR = 31_536_000;

const OPTIONS: Options = {
  scenario: { value: "FOLDER", says: "whose opening balances (default: scenarios/sample-day)" },
  "shock-percent": {
    value: "N",
    says: `by how much the reserve's price falls (default: ${DEFAULT.shockPercent})`,
  },
  "redeem-percent": { value: "N", says: `of the holders' coins (default: ${DEFAULT.redeemPercent})` },
  seed: { value: "TEXT", says: `who redeems, and in which order (default: "${DEFAULT.seed}")` },
  holders: {
    value: "N",
    says: `of the day's holders at most, drawn by the seed (default: ${DEFAULT.mostHolders})`,
  },
  delay: { value: "SECONDS", says: `how long requests wait in the queue (default: ${DEFAULT.delaySeconds})` },
  rails: { value: "NAMES", says: `of ${RESERVE_RUN_RAILS.join(",")}; "none" for the referee alone` },
  out: { value: "FOLDER", says: "where reserve-run.json and the chart go (default: report/reserve-run)" },
  json: { says: "print the result as JSON instead of tables" },
  quiet: { says: "no progress on stderr" },
  help: { says: "print this" },
};

const HELP = helpOf(
  "npm run reserve-run -- [options]",
  "Plays a run on the reserve of ≋USD: its price falls, the dealer redeems and is declared inactive, and holders redeem\nthrough the emergency queue. Payouts by order, on the contracts, in the books and by the reference model, which must\nagree; and, simulated, what they would be first come, first served.",
  OPTIONS,
  `The same options give the same bytes. \n${EXIT_CODES_HELP}`,
);

await main(async (args) => {
  const values = parseOptions(OPTIONS, args, "npm run reserve-run --");
  if (values["help"] === true) {
    stdout.write(HELP);
    return EXIT.ok;
  }
  const parameters = parametersFrom(values);
  const rails = railsFrom(values);
  const progress = openProgress({ quiet: values["quiet"] === true });
  progress.step("Reading the scenario");
  const scenario = await scenarioFrom({ scenario: values["scenario"] });
  requirePlayable(libraLeftOutBecause(scenario));
  const run = await openRun("reserve-run");
  try {
    const document = await playReserveRun({ scenario, parameters, rails, run, progress });
    const out = typeof values["out"] === "string" ? values["out"] : join(ROOT, "report", "reserve-run");
    await writeReserveRun(document, out);
    stdout.write(
      values["json"] === true ? jsonOf(document) : `${renderReserveRun(document)}\n\nFiles: ${out}\n`,
    );
    return document.agree ? EXIT.ok : EXIT.checkFailed;
  } finally {
    run.close();
  }
});

function parametersFrom(values: OptionValues): ReserveRunParameters {
  return {
    shockPercent: wholeNumber(values, "shock-percent", 0, 100) ?? DEFAULT.shockPercent,
    redeemPercent: wholeNumber(values, "redeem-percent", 1, 100) ?? DEFAULT.redeemPercent,
    seed: typeof values["seed"] === "string" ? values["seed"] : DEFAULT.seed,
    mostHolders: wholeNumber(values, "holders", 1, MOST_HOLDERS) ?? DEFAULT.mostHolders,
    delaySeconds: wholeNumber(values, "delay", 1, A_YEAR) ?? DEFAULT.delaySeconds,
  };
}

function railsFrom({ rails }: OptionValues): readonly ReserveRunRailName[] {
  if (typeof rails !== "string") return RESERVE_RUN_RAILS;
  if (rails === "none") return [];
  return rails.split(",").map((name) => {
    const known = RESERVE_RUN_RAILS.find((one) => one === name);
    if (known !== undefined) return known;
    const nextStep = `Name one or more of ${RESERVE_RUN_RAILS.join(", ")}, with a comma between, or none.`;
    throw new JiaoziError("BAD_USAGE", `--rails has "${name}".`, nextStep, { field: "--rails" });
  });
}

function requirePlayable(because: string | undefined): void {
  if (because === undefined) return;
  throw new JiaoziError(
    "BAD_FILE",
    `This day can't be played in ≋USD: ${because}`,
    "Give another --scenario.",
  );
}
