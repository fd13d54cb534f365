import { join } from "node:path";
import { stdout } from "node:process";

import { EXIT, JiaoziError } from "../src/catalogue/errors.ts";
import { renderTrades, writeTrades } from "../src/report/escrow/files.ts";
import { toTradesReport } from "../src/report/escrow/tradesReport.ts";
import { jsonOf } from "../src/report/writeResult.ts";
import { EVENTS, readEvents } from "../src/scenario/escrow/readEvents.ts";
import { readTradeTerms } from "../src/scenario/escrow/readTerms.ts";
import { readWallets } from "../src/scenario/escrow/readWallets.ts";
import { DEFAULT_TRADE_TERMS } from "../src/scenario/escrow/trades.ts";
import { main } from "./cli/main.ts";
import { EXIT_CODES_HELP, type OptionValues, type Options, helpOf, parseOptions } from "./cli/options.ts";
import { ESCROW_RAILS, type EscrowRailName, playTrades } from "./escrowRun.ts";
import { ROOT } from "./scenarioOption.ts";

const OPTIONS: Options = {
  wallets: { value: "FILE", says: "wallets, their institutions and balances" },
  events: {
    value: "FILE",
    says: "orders and what happens to them (default of both: scenarios/secured-trades)",
  },
  terms: { value: "FILE", says: "JSON with the times and the fee that differ from the default ones" },
  rails: { value: "NAMES", says: `of ${ESCROW_RAILS.join(",")}; "none" for the referee alone` },
  out: { value: "FOLDER", says: "where the files go (default: report/escrow)" },
  json: { says: "print the result as JSON instead of tables" },
  help: { says: "print this" },
};

const HELP = helpOf(
  "npm run escrow -- [options]",
  `Plays secured trades on the contracts and in the books, event by event as the reference model says. Events are\n${EVENTS.join(", ")}.\nscenarios/README.md describes the files.`,
  OPTIONS,
  EXIT_CODES_HELP,
);

const KEY_SEED = "secured trades";

await main(async (args) => {
  const values = parseOptions(OPTIONS, args, "npm run escrow --");
  if (values["help"] === true) {
    stdout.write(HELP);
    return EXIT.ok;
  }
  const files = filesFrom(values);
  const terms =
    typeof values["terms"] === "string" ? await readTradeTerms(values["terms"]) : DEFAULT_TRADE_TERMS;
  const people = await readWallets(files.wallets);
  const events = await readEvents(files.events, people.wallets);
  const rails = railsFrom(values);
  const run = await playTrades({ opening: { ...people, terms }, events, rails, keySeed: KEY_SEED });
  const report = toTradesReport(run, rails);
  const out = typeof values["out"] === "string" ? values["out"] : join(ROOT, "report", "escrow");
  await writeTrades(report, out);
  stdout.write(values["json"] === true ? jsonOf(report) : `${renderTrades(report, out)}\n`);
  return report.agree ? EXIT.ok : EXIT.checkFailed;
});

function filesFrom({ wallets, events }: OptionValues): { wallets: string; events: string } {
  if (typeof wallets === "string" && typeof events === "string") return { wallets, events };
  if (wallets === undefined && events === undefined) {
    const folder = join(ROOT, "scenarios", "secured-trades");
    return { wallets: join(folder, "wallets.csv"), events: join(folder, "events.csv") };
  }
  const nextStep = "Give both, or neither.";
  throw new JiaoziError("BAD_USAGE", "--wallets and --events belong together.", nextStep, {
    field: "--wallets",
  });
}

function railsFrom({ rails }: OptionValues): readonly EscrowRailName[] {
  if (typeof rails !== "string") return ESCROW_RAILS;
  if (rails === "none") return [];
  return rails.split(",").map((name) => {
    const found = ESCROW_RAILS.find((rail) => rail === name);
    if (found !== undefined) return found;
    const takes = `it takes ${ESCROW_RAILS.join(", ")} or none`;
    throw new JiaoziError("BAD_USAGE", `--rails is "${rails}"; ${takes}.`, "Correct the option.", {
      field: "--rails",
    });
  });
}
