import { BrowserProvider } from "ethers";
import hre from "hardhat";

import { deployJiaozi } from "../../../deploy/deployJiaozi.ts";
import { loadParameters } from "../../../deploy/parameters.ts";
import type { ECnyContext } from "../../../src/onchain/ecny/contractsRail.ts";
import { type Inclusion, ScenarioTimeInclusion } from "../../../src/onchain/inclusion.ts";
import { Operators } from "../../../src/onchain/operators.ts";
import { ecnyDay } from "../../../src/scenario/ecny/ecnyDay.ts";
import { DEFAULT_ECNY } from "../../../src/scenario/ecny/parameters.ts";
import { ecnyTerms } from "../../../src/scenario/ecny/sign.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";

export type Day = Pick<Scenario, "participants" | "keySeed" | "opensAtSeconds" | "closesAtSeconds" | "ecny">;
export type ECnyChain = Awaited<ReturnType<typeof ecnyChain>>;

/** A chain in this process with e-CNY deployed, in the scenario's regime, by the same modules as anywhere else. */
export async function ecnyChain(scenario: Day) {
  const { participants, keySeed, opensAtSeconds, closesAtSeconds, ecny = DEFAULT_ECNY } = scenario;
  const connection = await hre.network.create({
    network: "default",
    override: { initialDate: new Date((opensAtSeconds - 86_400) * 1_000) },
  });
  const parameters = { ...(await loadParameters("localhost")), eCnyRegime: ecny.regime };
  const deployment = await deployJiaozi(connection, parameters);
  const { chainId, centralBank, eCny, eCnyTiers, eCnySupervision } = deployment;
  const provider = new BrowserProvider(connection.provider, chainId, { cacheTimeout: -1 });
  const { centralBankOperations, eCnyOperators, freeze, lift } = parameters.roles;
  const authorities = {
    centralBankOperations: await connection.ethers.getSigner(centralBankOperations),
    licensing: await connection.ethers.getSigner(eCnyOperators),
    freeze: await connection.ethers.getSigner(freeze),
    lift: await connection.ethers.getSigner(lift),
  };
  const domain = { name: "e-CNY", version: "1", chainId, verifyingContract: eCny };
  const terms = ecnyTerms({ participants, keySeed, closesAtSeconds }, domain);
  const day = ecnyDay(participants, ecny);
  /** Everything the rail needs; each call counts nonces afresh, as after a return to a snapshot. */
  const context = (inclusion: Inclusion = new ScenarioTimeInclusion(provider)): ECnyContext => ({
    ...{ provider, authorities, centralBank, inclusion, terms, day, opensAtSeconds },
    ...{ walletYuan: eCny, walletTiers: eCnyTiers, supervision: eCnySupervision },
    participants: day.participants,
    operators: new Operators(keySeed, chainId, provider),
  });
  return { connection, provider, deployment, terms, day, context };
}
