import type { JsonRpcProvider, TypedDataDomain } from "ethers";
import hre from "hardhat";

import { type Deployment, deployJiaozi } from "../deploy/deployJiaozi.ts";
import { deployForOneRun } from "../deploy/journal.ts";
import { loadParameters } from "../deploy/parameters.ts";
import type { ECnyUnderTest } from "../src/comparison/openECnyFamily.ts";
import { ScenarioTimeInclusion, WallClockInclusion } from "../src/onchain/inclusion.ts";
import type { AuthorisationTerms } from "../src/scenario/authorisation.ts";
import { DEFAULT_ECNY } from "../src/scenario/ecny/parameters.ts";
import { ecnyTerms } from "../src/scenario/ecny/sign.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import { type PreparedChain, providerOf, validUntil } from "./chain.ts";
import { onChainOfItsOwn, startLocalChain } from "./localChain.ts";
import type { ContractsNote } from "./run/manifest.ts";

const SECONDS_PER_DAY = 86_400;

/** E-CNY, ready for a day. */
export interface PreparedECny {
  readonly contracts: ECnyUnderTest;
  readonly terms: AuthorisationTerms;
  readonly deployment: Deployment;
  close(): Promise<void>;
}

/**
 * Deploys e-CNY for one run, in the scenario's regime, with a central bank of its own: the schemes mustn't share
 * reserves. Under scenario time it gets a development chain of its own as well: two days can't pass on one clock.
 */
export async function prepareECny(
  scenario: Scenario,
  yuan: Pick<PreparedChain, "rpcUrl" | "wallClock">,
  network: string,
): Promise<PreparedECny> {
  if (yuan.wallClock) return deployECnyTo(scenario, network, yuan.rpcUrl, true);
  const chain = await startLocalChain(0, scenario.opensAtSeconds - SECONDS_PER_DAY);
  return onChainOfItsOwn(chain, (rpcUrl) => deployECnyTo(scenario, "localhost", rpcUrl, false));
}

/** Connects to e-CNY as a run left it on a network that is still there. */
export async function rejoinECny(
  scenario: Scenario,
  network: string,
  { rpcUrl }: Pick<PreparedChain, "rpcUrl">,
  { validUntilSeconds, ...deployment }: NonNullable<ContractsNote["ecny"]>,
): Promise<PreparedECny> {
  return preparedOn(await connectTo(network, rpcUrl), scenario, deployment, true, validUntilSeconds);
}

async function deployECnyTo(
  scenario: Scenario,
  network: string,
  rpcUrl: string,
  wallClock: boolean,
): Promise<PreparedECny> {
  const connected = await connectTo(network, rpcUrl);
  const { connection, parameters, provider } = connected;
  const { regime } = scenario.ecny ?? DEFAULT_ECNY;
  const deployment = await deployForOneRun(connection, { ...parameters, eCnyRegime: regime }, deployJiaozi);
  const last = await validUntil(scenario.closesAtSeconds, { provider, wallClock });
  return preparedOn(connected, scenario, deployment, wallClock, last);
}

async function connectTo(network: string, rpcUrl: string) {
  const parameters = await loadParameters(network);
  const connection = await hre.network.create({ network, override: { url: rpcUrl } });
  const provider: JsonRpcProvider = providerOf(rpcUrl, parameters.chainId);
  const { centralBankOperations, eCnyOperators, freeze, lift } = parameters.roles;
  const authorities = {
    centralBankOperations: await connection.ethers.getSigner(centralBankOperations),
    licensing: await connection.ethers.getSigner(eCnyOperators),
    freeze: await connection.ethers.getSigner(freeze),
    lift: await connection.ethers.getSigner(lift),
  };
  return { parameters, connection, provider, authorities };
}

function preparedOn(
  { provider, connection, authorities }: Awaited<ReturnType<typeof connectTo>>,
  scenario: Scenario,
  deployment: Deployment,
  wallClock: boolean,
  validUntilSeconds: number,
): PreparedECny {
  const { chainId, centralBank, eCny, eCnyTiers, eCnySupervision } = deployment;
  const inclusion = wallClock ? new WallClockInclusion(provider) : new ScenarioTimeInclusion(provider);
  return {
    deployment,
    terms: ecnyTerms(scenario, ecnyDomain(deployment), validUntilSeconds),
    contracts: {
      ...{ chainId, provider, inclusion, authorities, centralBank },
      ...{ walletYuan: eCny, walletTiers: eCnyTiers, supervision: eCnySupervision },
    },
    close: async () => {
      provider.destroy();
      await connection.close();
    },
  };
}

/** What the payers' statements in e-CNY are for. */
export function ecnyDomain({ chainId, eCny }: Pick<Deployment, "chainId" | "eCny">): TypedDataDomain {
  return { name: "e-CNY", version: "1", chainId, verifyingContract: eCny };
}
