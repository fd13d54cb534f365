import { BrowserProvider } from "ethers";
import hre from "hardhat";

import { deployJiaozi } from "../../deploy/deployJiaozi.ts";
import { loadParameters } from "../../deploy/parameters.ts";
import { type ContractsRailContext } from "../../src/onchain/alipay2/contractsRail.ts";
import { type Inclusion, ScenarioTimeInclusion } from "../../src/onchain/inclusion.ts";
import { Operators } from "../../src/onchain/operators.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { scenarioTerms } from "../../src/scenario/terms.ts";

export type Day = Pick<Scenario, "participants" | "keySeed" | "opensAtSeconds" | "closesAtSeconds">;
export type DeployedChain = Awaited<ReturnType<typeof deployedChain>>;

/** A chain in this process with the contracts deployed by the same modules as anywhere else. */
export async function deployedChain({ participants, keySeed, opensAtSeconds, closesAtSeconds }: Day) {
  const connection = await hre.network.create({
    network: "default",
    override: { initialDate: new Date((opensAtSeconds - 86_400) * 1_000) },
  });
  const parameters = await loadParameters("localhost");
  const deployment = await deployJiaozi(connection, parameters);
  const provider = new BrowserProvider(connection.provider, deployment.chainId, { cacheTimeout: -1 });
  const { centralBankOperations, licensing, freeze, lift } = parameters.roles;
  const authorities = {
    centralBankOperations: await connection.ethers.getSigner(centralBankOperations),
    licensing: await connection.ethers.getSigner(licensing),
    freeze: await connection.ethers.getSigner(freeze),
    lift: await connection.ethers.getSigner(lift),
  };
  const { chainId, walletYuan } = deployment;
  const domain = { name: "Wallet Yuan", version: "1", chainId, verifyingContract: walletYuan };
  const terms = scenarioTerms({ participants, keySeed, closesAtSeconds }, domain);
  /** Everything the rail needs; each call counts nonces afresh, as after a return to a snapshot. */
  const context = (inclusion: Inclusion = new ScenarioTimeInclusion(provider)): ContractsRailContext => ({
    ...deployment,
    provider,
    authorities,
    participants,
    terms,
    inclusion,
    opensAtSeconds,
    operators: new Operators(keySeed, chainId, provider),
  });
  return { connection, provider, deployment, parameters, terms, context };
}
