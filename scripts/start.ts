import { once } from "node:events";
import { join } from "node:path";
import { stderr, stdout } from "node:process";

import hre from "hardhat";

import { type LibraBook, addressBookOf, libraBookOf, writeAddressBook } from "../deploy/addressBook.ts";
import { deployLibraSystem } from "../deploy/deployLibraSystem.ts";
import { deployForOneRun } from "../deploy/journal.ts";
import { LOCAL_CHAIN } from "../deploy/localChain.ts";
import { loadParameters } from "../deploy/parameters.ts";
import { EXIT } from "../src/catalogue/errors.ts";
import { renderResult } from "../src/report/terminal.ts";
import { demonstrationAddress } from "../src/scenario/keys.ts";
import { type PreparedChain, prepareLocalChain } from "./chain.ts";
import { main } from "./cli/main.ts";
import { EXIT_CODES_HELP, type Options, helpOf, parseOptions } from "./cli/options.ts";
import { openProgress } from "./cli/progress.ts";
import { openWalletFor, walletsToTry } from "./demoWallets.ts";
import { mineEveryPeriod } from "./localChain.ts";
import { servePage } from "./page.ts";
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
    return values["once"] === true ? EXIT.ok : await serve(day, values["wallet"]);
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
  await writeAddressBook(addressBookOf(chain.deployment, where, named, await deployLibraOn(chain.rpcUrl)));
  day.progress.end();
  if (typeof wallet === "string") await openWalletFor(wallet, day);
  await mineEveryPeriod(chain.provider);
  const page = await servePage();
  stderr.write(invitation(page.url, day));
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await page.close();
  return EXIT.interrupted;
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
