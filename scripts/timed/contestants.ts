import { join } from "node:path";

import { LOCAL_CHAIN } from "../../deploy/localChain.ts";
import { loadParameters } from "../../deploy/parameters.ts";
import type { Database } from "../../src/centralized/database/database.ts";
import { type BooksName, booksOf } from "../../src/comparison/openFamilies.ts";
import { ecnyLeftOutBecause } from "../../src/comparison/openECnyFamily.ts";
import { libraLeftOutBecause } from "../../src/comparison/openLibraFamily.ts";
import { type BooksSetup, booksContestant } from "../../src/comparison/timed/booksContestants.ts";
import { WALL_CLOCK } from "../../src/comparison/timed/clock.ts";
import type { Contestant } from "../../src/comparison/timed/contestant.ts";
import { type ContractsName, contractsContestant } from "../../src/comparison/timed/contractsContestant.ts";
import { ecnyTerms } from "../../src/scenario/ecny/sign.ts";
import { demonstrationAddress } from "../../src/scenario/keys.ts";
import { libraTerms } from "../../src/scenario/libra/sign.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { scenarioTerms } from "../../src/scenario/terms.ts";
import { openRunDatabases } from "../databases.ts";
import { ecnyDomain } from "../ecnyChain.ts";
import { libraDomain } from "../libraChain.ts";
import type { Plan } from "../run/manifest.ts";
import { LOCAL } from "../run/plan.ts";
import type { Run } from "../run/run.ts";
import {
  type TimedChainHost,
  openTimedLibraOn,
  openTimedYuanOn,
  startTimedChain,
  timedNetwork,
} from "../timedChain.ts";
import type { TimedPlan } from "./options.ts";

/** Who takes part in a timed run, and what they share. */
export interface Contestants {
  readonly all: readonly Contestant[];
  close(): Promise<void>;
}

/**
 * The rails that a plan names, each family's contracts before its books; where a family has contracts, its books also
 * with a commit window.
 */
export async function openContestants(
  scenario: Scenario,
  { schemes, rails, network }: Plan,
  run: Pick<Run, "name" | "folder">,
  { commitWindowMs, blocksAreFinal }: Pick<TimedPlan, "commitWindowMs" | "blocksAreFinal">,
): Promise<Contestants> {
  const leftOut = [
    ...(libraLeftOutBecause(scenario) === undefined ? [] : ["libra"]),
    ...(ecnyLeftOutBecause(scenario) === undefined ? [] : ["e-cny"]),
  ];
  const names = booksOf(schemes).filter((name) => !leftOut.includes(name));
  const onChain = rails.includes("contracts") ? names.filter(hasContracts) : [];
  const host = onChain.length === 0 ? undefined : await hostOf(network, blocksAreFinal);
  const books = booksSetup(scenario, run);
  const all = names.flatMap((name) => [
    ...(host === undefined || !hasContracts(name) ? [] : [contracts(name, scenario, host)]),
    ...(rails.includes("books") ? [booksContestant(name, books)] : []),
    ...(rails.includes("books") && hasContracts(name) && host !== undefined && commitWindowMs !== undefined
      ? [booksContestant(name, books, commitWindowMs)]
      : []),
  ]);
  return { all, close: async () => host?.close() };
}

function hasContracts(name: BooksName): name is ContractsName {
  return name === "alipay-2.0-gross" || name === "libra";
}

/** Whether a network's blocks are final its parameters say, or who asks for the run; the local chain's never are. */
async function hostOf(network: string, blocksAreFinal: boolean): Promise<TimedChainHost> {
  if (network === LOCAL) return startTimedChain();
  const final = blocksAreFinal || (await loadParameters(network)).blocksAreFinal === true;
  return timedNetwork(network, final ? "finality" : "inclusion");
}

function contracts(name: ContractsName, scenario: Scenario, host: TimedChainHost): Contestant {
  const open = name === "libra" ? openTimedLibraOn : openTimedYuanOn;
  return contractsContestant(name, scenario, host, () => open(host, scenario));
}

/** Without contracts, payers sign for one that is on no chain. */
function booksSetup(scenario: Scenario, run: Pick<Run, "name" | "folder">): BooksSetup {
  const { chainId } = LOCAL_CHAIN;
  const placeOf = (contract: string) => demonstrationAddress(scenario.keySeed, `contract/${contract}`);
  const yuan = { name: "Wallet Yuan", version: "1", chainId, verifyingContract: placeOf("wallet-yuan") };
  return {
    scenario,
    clock: WALL_CLOCK,
    terms: {
      yuan: scenarioTerms(scenario, yuan),
      "e-cny": ecnyTerms(scenario, ecnyDomain({ chainId, eCny: placeOf("e-cny") })),
      libra: libraTerms(scenario, libraDomain({ chainId, coin: placeOf("libra-usd") })),
    },
    openDatabase: (name) => emptyDatabase(run, name),
  };
}

async function emptyDatabase(
  { name: run, folder }: Pick<Run, "name" | "folder">,
  name: BooksName,
): Promise<Database> {
  const place = { name: `${run}_timed`, folder: join(folder, "timed") };
  const { databases } = await openRunDatabases(place, [name]);
  return databases[name];
}
