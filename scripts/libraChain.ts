import hre from "hardhat";

import { deployLibra } from "../deploy/deployLibra.ts";
import { deployForOneRun } from "../deploy/journal.ts";
import { libraParametersOf } from "../deploy/libraParameters.ts";
import { loadParameters } from "../deploy/parameters.ts";
import type { LibraUnderTest } from "../src/comparison/openLibraFamily.ts";
import { ScenarioTimeInclusion, WallClockInclusion } from "../src/onchain/inclusion.ts";
import { demonstrationCustodians } from "../src/onchain/libra/custodians.ts";
import { DEFAULT_LIBRA } from "../src/scenario/libra/parameters.ts";
import { libraTerms } from "../src/scenario/libra/sign.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import { type PreparedChain, providerOf } from "./chain.ts";
import { startLocalChain } from "./localChain.ts";

const SECONDS_PER_DAY = 86_400;

/** ≋USD, ready for a day. */
export interface PreparedLibra {
  readonly contracts: LibraUnderTest;
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
  const chain = await startLocalChain(0, scenario.opensAtSeconds - SECONDS_PER_DAY);
  try {
    const prepared = await deployLibraTo(scenario, "localhost", chain.rpcUrl, false);
    return {
      ...prepared,
      close: async () => {
        await prepared.close();
        await chain.close();
      },
    };
  } catch (fault) {
    await chain.close();
    throw fault;
  }
}

/** Deploys ≋USD for one run to a chain that is running. */
export async function deployLibraTo(
  scenario: Scenario,
  network: string,
  rpcUrl: string,
  wallClock: boolean,
): Promise<PreparedLibra> {
  const { keySeed, libra = DEFAULT_LIBRA } = scenario;
  const custodians = demonstrationCustodians(keySeed, libra);
  const parameters = libraParametersOf(await loadParameters(network), keySeed, libra, custodians);
  const connection = await hre.network.create({ network, override: { url: rpcUrl } });
  const deployment = await deployForOneRun(connection, parameters, deployLibra);
  const provider = providerOf(rpcUrl, deployment.chainId);
  const { treasuryCompliance, licensing, freeze } = parameters.libra.roles;
  const authorities = {
    treasuryCompliance: await connection.ethers.getSigner(treasuryCompliance),
    licensing: await connection.ethers.getSigner(licensing),
    freeze: await connection.ethers.getSigner(freeze),
  };
  const now = wallClock ? ((await provider.getBlock("latest"))?.timestamp ?? 0) : 0;
  const { chainId, coin } = deployment;
  const domain = { name: "Libra USD", version: "1", chainId, verifyingContract: coin };
  const validUntil = Math.max(scenario.closesAtSeconds, now + SECONDS_PER_DAY);
  const terms = libraTerms(scenario, domain, wallClock ? validUntil : scenario.closesAtSeconds);
  const inclusion = wallClock ? new WallClockInclusion(provider) : new ScenarioTimeInclusion(provider);
  return {
    contracts: { ...deployment, provider, inclusion, authorities, custodians, terms },
    close: async () => {
      provider.destroy();
      await connection.close();
    },
  };
}
