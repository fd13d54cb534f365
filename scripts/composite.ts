import { join } from "node:path";
import { stdout } from "node:process";

import { JsonRpcProvider } from "ethers";

import { EXIT, JiaoziError } from "../src/catalogue/errors.ts";
import { CompositeBooks } from "../src/centralized/composite/booksRail.ts";
import { CompositeReferee } from "../src/comparison/composite/referee.ts";
import { runComposite } from "../src/comparison/composite/runComposite.ts";
import { deployCompositeSystem } from "../src/onchain/composite/compositeChain.ts";
import { CompositeContracts } from "../src/onchain/composite/contractsRail.ts";
import { Operators } from "../src/onchain/operators.ts";
import { toCompositeDocument } from "../src/report/composite/document.ts";
import { renderComposite } from "../src/report/composite/render.ts";
import { jsonOf } from "../src/report/writeResult.ts";
import type { CompositeRail } from "../src/scenario/composite/rail.ts";
import { type Basket, readBasket } from "../src/scenario/composite/readBasket.ts";
import { readOrders } from "../src/scenario/composite/readOrders.ts";
import { main } from "./cli/main.ts";
import { EXIT_CODES_HELP, type OptionValues, type Options, helpOf, parseOptions } from "./cli/options.ts";
import { openProgress } from "./cli/progress.ts";
import { openRunDatabases } from "./databases.ts";
import { startLocalChain } from "./localChain.ts";
import { openRun } from "./run/run.ts";
import { ROOT } from "./scenarioOption.ts";

const RAILS = ["contracts", "books"] as const;
type RailName = (typeof RAILS)[number];
const SECONDS_PER_DAY = 86_400;

const OPTIONS: Options = {
  scenario: { value: "FOLDER", says: "with basket.json and orders.csv (default: scenarios/composite)" },
  rails: { value: "NAMES", says: `of ${RAILS.join(",")}; "none" for the referee alone` },
  json: { says: "print the result as JSON instead of tables" },
  quiet: { says: "no progress on stderr" },
  help: { says: "print this" },
};

const HELP = helpOf(
  "npm run composite -- [options]",
  "Creates and unpacks ≋LBR, and changes its basket, on the contracts and in double-entry books, order by order as the\nreference model says. scenarios/README.md describes the files.",
  OPTIONS,
  EXIT_CODES_HELP,
);

await main(async (args) => {
  const values = parseOptions(OPTIONS, args, "npm run composite --");
  if (values["help"] === true) {
    stdout.write(HELP);
    return EXIT.ok;
  }
  const names = railsFrom(values);
  const progress = openProgress({ quiet: values["quiet"] === true });
  progress.step("Checking the files");
  const folder =
    typeof values["scenario"] === "string" ? values["scenario"] : join(ROOT, "scenarios", "composite");
  const basket = await readBasket(join(folder, "basket.json"));
  const orders = await readOrders(join(folder, "orders.csv"), basket);
  await using opened = new AsyncDisposableStack();
  progress.step("Opening the rails");
  const rails: CompositeRail[] = [];
  if (names.includes("contracts")) rails.push(await openContracts(basket, opened));
  if (names.includes("books")) rails.push(await openBooks(basket, opened));
  progress.step(`Playing ${orders.length.toLocaleString("en")} orders`);
  const events = orders.map(({ event }) => event);
  const result = await runComposite(events, new CompositeReferee(basket), rails);
  const document = toCompositeDocument(
    basket,
    orders,
    result,
    rails.map(({ name }) => name),
  );
  stdout.write(values["json"] === true ? jsonOf(document) : `${renderComposite(document)}\n`);
  return document.agree ? EXIT.ok : EXIT.checkFailed;
});

function railsFrom({ rails }: OptionValues): readonly RailName[] {
  if (typeof rails !== "string") return RAILS;
  if (rails === "none") return [];
  return rails.split(",").map((name) => {
    const known = RAILS.find((one) => one === name);
    if (known !== undefined) return known;
    const nextStep = `Name one or more of ${RAILS.join(", ")}, with a comma between, or none.`;
    throw new JiaoziError("BAD_USAGE", `--rails has "${name}".`, nextStep, { field: "--rails" });
  });
}

async function openContracts(basket: Basket, opened: AsyncDisposableStack): Promise<CompositeRail> {
  const chain = await startLocalChain(0, basket.opensAtSeconds - SECONDS_PER_DAY);
  opened.defer(() => chain.close());
  const options = { batchStallTime: 0, cacheTimeout: -1, pollingInterval: 20 };
  const provider = new JsonRpcProvider(chain.rpcUrl, undefined, options);
  opened.defer(() => Promise.resolve(provider.destroy()));
  const { chainId } = await provider.getNetwork();
  const access = { provider, operator: await provider.getSigner(0) };
  const deployed = await deployCompositeSystem(access, basket);
  const operators = new Operators(basket.keySeed, Number(chainId), provider);
  return CompositeContracts.open({ ...access, world: basket, deployed, operators });
}

async function openBooks(basket: Basket, opened: AsyncDisposableStack): Promise<CompositeRail> {
  const place = await openRun("composite");
  opened.defer(() => place.close());
  const { databases, close } = await openRunDatabases(place, ["books"]);
  opened.defer(close);
  return CompositeBooks.open(databases.books, basket);
}
