import type { TypedDataDomain } from "ethers";
import hre from "hardhat";

import { type LibraDeployment, deployLibra } from "../deploy/deployLibra.ts";
import { deployForOneRun } from "../deploy/journal.ts";
import { libraParametersOf } from "../deploy/libraParameters.ts";
import { loadParameters } from "../deploy/parameters.ts";
import type { LibraUnderTest } from "../src/comparison/openLibraFamily.ts";
import { ScenarioTimeInclusion, WallClockInclusion } from "../src/onchain/inclusion.ts";
import { demonstrationCustodians } from "../src/onchain/libra/custodians.ts";
import { DEFAULT_LIBRA, asksForSeconds } from "../src/scenario/libra/parameters.ts";
import { libraTerms } from "../src/scenario/libra/sign.ts";
import { noticeOf } from "../src/scenario/measures.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import { type PreparedChain, providerOf, validUntil } from "./chain.ts";
import { onChainOfItsOwn, startLocalChain } from "./localChain.ts";
import type { ContractsNote } from "./run/manifest.ts";

const SECONDS_PER_DAY = 86_400;

/** ≋USD, ready for a day. */
export interface PreparedLibra {
  readonly contracts: LibraUnderTest;
  readonly deployment: LibraDeployment;
  close(): Promise<void>;
}

/**
 * Deploys ≋USD for one run. Under scenario time it gets a development chain of its own: two days can't pass on one
 * clock. A network's own clock runs anyway, so there both currencies share the chain.
 */
export async function prepareLibra(
  scenario: Scenario,
  yuan: Pick<PreparedChain, "rpcUrl" | "wallClock">,
  network: string,
): Promise<PreparedLibra> {
  if (yuan.wallClock) return deployLibraTo(scenario, network, yuan.rpcUrl, true);
  const chain = await startLocalChain(
    0,
    scenario.opensAtSeconds - SECONDS_PER_DAY - noticeOf(scenario.measures, scenario.libra),
    asksForSeconds(scenario.libra ?? DEFAULT_LIBRA),
  );
  return onChainOfItsOwn(chain, (rpcUrl) => deployLibraTo(scenario, "localhost", rpcUrl, false));
}

/** Deploys ≋USD for one run to a chain that is running. */
export async function deployLibraTo(
  scenario: Scenario,
  network: string,
  rpcUrl: string,
  wallClock: boolean,
): Promise<PreparedLibra> {
  const connected = await connectTo(scenario, network, rpcUrl);
  const { connection, parameters, provider } = connected;
  const deployment = await deployForOneRun(connection, parameters, deployLibra);
  const last = await validUntil(scenario.closesAtSeconds, { provider, wallClock });
  return preparedOn(connected, scenario, deployment, wallClock, last);
}

/** Connects to ≋USD as a run left it on a network that is still there. */
export async function rejoinLibra(
  scenario: Scenario,
  network: string,
  { rpcUrl }: Pick<PreparedChain, "rpcUrl">,
  { validUntilSeconds, ...deployment }: NonNullable<ContractsNote["libra"]>,
): Promise<PreparedLibra> {
  const connected = await connectTo(scenario, network, rpcUrl);
  return preparedOn(connected, scenario, deployment, true, validUntilSeconds);
}

async function connectTo({ keySeed, libra = DEFAULT_LIBRA }: Scenario, network: string, rpcUrl: string) {
  const custodians = demonstrationCustodians(keySeed, libra);
  const parameters = libraParametersOf(await loadParameters(network), keySeed, libra, custodians);
  const connection = await hre.network.create({ network, override: { url: rpcUrl } });
  const provider = providerOf(rpcUrl, parameters.chainId);
  const { treasuryCompliance, licensing, freeze, lift } = parameters.libra.roles;
  const authorities = {
    treasuryCompliance: await connection.ethers.getSigner(treasuryCompliance),
    licensing: await connection.ethers.getSigner(licensing),
    freeze: await connection.ethers.getSigner(freeze),
    lift: await connection.ethers.getSigner(lift),
  };
  return { parameters, connection, provider, authorities, custodians };
}

function preparedOn(
  { provider, connection, authorities, custodians }: Awaited<ReturnType<typeof connectTo>>,
  scenario: Scenario,
  deployment: LibraDeployment,
  wallClock: boolean,
  validUntilSeconds: number,
): PreparedLibra {
  const terms = libraTerms(scenario, libraDomain(deployment), validUntilSeconds);
  const inclusion = wallClock ? new WallClockInclusion(provider) : new ScenarioTimeInclusion(provider);
  return {
    deployment,
    contracts: { ...deployment, provider, inclusion, authorities, custodians, terms },
    close: async () => {
      provider.destroy();
      await connection.close();
    },
  };
}

/** What the payers' statements in ≋USD are for. */
export function libraDomain({ chainId, coin }: Pick<LibraDeployment, "chainId" | "coin">): TypedDataDomain {
  return { name: "Libra USD", version: "1", chainId, verifyingContract: coin };
}
