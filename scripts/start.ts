import { once } from "node:events";
import { join } from "node:path";
import { stderr, stdout } from "node:process";

import hre from "hardhat";

import {
  type AddressBook,
  type LibraBook,
  addressBookOf,
  libraBookOf,
  writeAddressBook,
} from "../deploy/addressBook.ts";
import { deployLibraSystem } from "../deploy/deployLibraSystem.ts";
import { deployForOneRun } from "../deploy/journal.ts";
import { LOCAL_CHAIN } from "../deploy/localChain.ts";
import { loadParameters } from "../deploy/parameters.ts";
import { EXIT } from "../src/catalogue/errors.ts";
import { renderResult } from "../src/report/terminal.ts";
import { demonstrationAddress, demonstrationKey } from "../src/scenario/keys.ts";
import { developmentKeyOf } from "../wallet/gateway/chain/developmentKeys.ts";
import { knownKeys } from "../wallet/gateway/chain/keyRing.ts";
import { type OpenGateway, openGateway } from "../wallet/gateway/openGateway.ts";
import { requirePage, SITE } from "../wallet/gateway/site.ts";
import { type PreparedChain, prepareLocalChain } from "./chain.ts";
import { main } from "./cli/main.ts";
import { EXIT_CODES_HELP, type Options, helpOf, parseOptions } from "./cli/options.ts";
import { openProgress } from "./cli/progress.ts";
import { VASP_KEY_NAMES, giveCoins, openDemoVasps } from "./demoVasps.ts";
import { openWalletFor, walletsToTry } from "./demoWallets.ts";
import { mineAtOnce, mineEveryPeriod } from "./localChain.ts";
import { yuanTerms } from "./payersTerms.ts";
import { fingerprintOf } from "./run/fingerprint.ts";
import { openRun } from "./run/run.ts";
import { wholeRun } from "./run/takeUp.ts";
import { ROOT, SCENARIO_OPTIONS, scenarioFrom } from "./scenarioOption.ts";
import type { DayRun } from "./session.ts";
import { settleDay } from "./settleDay.ts";

const OPTIONS: Options = {
  ...SCENARIO_OPTIONS,
  once: { says: "end after the table, instead of serving the chain and the wallet page" },
  wallet: { value: "ADDRESS", says: "open a wallet with 1,000 yuan for this address of yours" },
  quiet: { says: "no progress on stderr" },
  help: { says: "print this" },
};

const PAGE_PORT = 5173;
/** Above the travel rule's threshold, so that it can be met. */
const COINS_FOR_HOLDERS_MICRO = 2_500_000_000n;

const HELP = helpOf(
  "npm start -- [options]",
  "Starts a local chain, deploys the contracts, settles the sample day on contracts and books, prints how they\ncompare, and then serves the chain and the wallet page until Ctrl-C.",
  OPTIONS,
  EXIT_CODES_HELP,
);

await main(async (args) => {
  const values = parseOptions(OPTIONS, args, "npm start --");
  if (values["help"] === true) {
    stdout.write(HELP);
    return EXIT.ok;
  }
  const progress = openProgress({ quiet: values["quiet"] === true });
  progress.step("Reading the scenario");
  const scenario = await scenarioFrom(values);
  const run = await openRun("start");
  progress.step("Starting the chain and deploying the contracts");
  const chain = await prepareLocalChain(LOCAL_CHAIN.port, scenario.opensAtSeconds);
  try {
    const task = wholeRun(values, join(ROOT, "report"));
    const terms = await yuanTerms(scenario, task, chain);
    const day = {
      scenario,
      fingerprint: await fingerprintOf(scenario.folder),
      task,
      run,
      terms,
      chain,
      progress,
    };
    const { result, agree, page } = await settleDay(day);
    stdout.write(`${renderResult(result)}\n\nReport: ${page}\n`);
    if (!agree) return EXIT.checkFailed;
    if (values["once"] === true) return EXIT.ok;
    requirePage(SITE);
    return await serve(day, values["wallet"]);
  } finally {
    progress.end();
    await chain.close();
    run.close();
  }
});

type ServedDay = Pick<DayRun, "scenario" | "progress"> & { readonly chain: PreparedChain };

/** Until Ctrl-C, which is the ordinary way to end. */
async function serve(day: ServedDay, wallet: string | boolean | undefined): Promise<number> {
  const { scenario, chain } = day;
  const { institutions, banks } = scenario.participants;
  const names = (of: Iterable<{ id: string; name: string }>) =>
    Object.fromEntries([...of].map(({ id, name }) => [demonstrationAddress(scenario.keySeed, id), name]));
  const where = { chainName: LOCAL_CHAIN.name, rpcUrl: chain.rpcUrl };
  const named = { institutions: names(institutions.values()), banks: names(banks.values()) };
  day.progress.step("Deploying every ≋ coin and the association");
  const libra = await deployLibraOn(chain.rpcUrl);
  const book = addressBookOf(chain.deployment, where, named, libra);
  await writeAddressBook(book);
  await openCoins(day, libra);
  day.progress.end();
  if (typeof wallet === "string") await openWalletFor(wallet, day);
  await mineEveryPeriod(chain.provider);
  const gateway = await serveGateway(day, book);
  stderr.write(invitation(gateway.url, day));
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await gateway.close();
  return EXIT.interrupted;
}

/** The association's side of the demonstration: VASPs, coins, and some of them for the wallets that may be imported. */
async function openCoins({ scenario, chain }: ServedDay, book: LibraBook): Promise<void> {
  const { provider, deployment } = chain;
  await mineAtOnce(provider);
  const demo = { book, provider, chainId: deployment.chainId, keySeed: scenario.keySeed };
  await openDemoVasps(demo);
  const accounts = walletsToTry(scenario).map(({ address }) => address);
  await giveCoins(demo, accounts);
}

/** The gateway acts for every institution, bank and VASP of the day, with their demonstration keys. */
function serveGateway({ scenario, chain }: ServedDay, book: AddressBook): Promise<OpenGateway> {
  const { institutions, banks } = scenario.participants;
  const names = [...institutions.keys(), ...banks.keys(), ...VASP_KEY_NAMES];
  const privateKeys = names.map((name) => demonstrationKey(scenario.keySeed, name).privateKey);
  const dealer = developmentKeyOf(book.libra?.dealer ?? "");
  if (dealer !== undefined) privateKeys.push(dealer);
  return openGateway({
    ...{ book, provider: chain.provider, keys: knownKeys(privateKeys, book.chainId) },
    dataFolder: join(ROOT, "data", "gateway"),
    host: "127.0.0.1",
    port: PAGE_PORT,
    site: SITE,
    terms: { demonstrationCoinsMicro: COINS_FOR_HOLDERS_MICRO },
    logger: { level: "warn" },
  });
}

/** The comparison's ≋USD is on a chain of its own; on the chain that is served, the association's roles can act. */
async function deployLibraOn(rpcUrl: string): Promise<LibraBook> {
  const parameters = await loadParameters("localhost");
  const connection = await hre.network.create({ network: "localhost", override: { url: rpcUrl } });
  try {
    const deployment = await deployForOneRun(connection, parameters, deployLibraSystem);
    return libraBookOf(deployment, parameters.libra);
  } finally {
    await connection.close();
  }
}

function invitation(pageUrl: string, { scenario, chain }: ServedDay): string {
  const wallets = walletsToTry(scenario).map(
    ({ name, institution, address, privateKey }) =>
      `  ${name} at ${institution}: ${address}, key ${privateKey}`,
  );
  return [
    "",
    `Wallet page: ${pageUrl}`,
    `Gateway of the institutions, for demonstration: ${pageUrl}api/status, described by ${pageUrl}api/openapi.json`,
    `Report: ${pageUrl}report/`,
    `Chain: ${chain.rpcUrl}, chain id ${chain.deployment.chainId}, a block every ${LOCAL_CHAIN.blockPeriodMs} ms, gas free`,
    "Wallets of the day that you may import into MetaMask (demonstration keys, known to everybody):",
    ...wallets,
    "Or give your own address: npm start -- --wallet 0x…",
    "The association's roles: npm run libra -- --help",
    "Ctrl-C ends it.",
    "",
  ].join("\n");
}
