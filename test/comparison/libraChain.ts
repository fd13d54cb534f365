import { BrowserProvider } from "ethers";
import hre from "hardhat";

import { deployLibra } from "../../deploy/deployLibra.ts";
import { libraParametersOf } from "../../deploy/libraParameters.ts";
import { loadParameters } from "../../deploy/parameters.ts";
import { type Inclusion, ScenarioTimeInclusion } from "../../src/onchain/inclusion.ts";
import type { LibraContext } from "../../src/onchain/libra/context.ts";
import { demonstrationCustodians } from "../../src/onchain/libra/custodians.ts";
import { Operators } from "../../src/onchain/operators.ts";
import { asksForSeconds } from "../../src/scenario/libra/parameters.ts";
import { libraDay } from "../../src/scenario/libra/libraDay.ts";
import { libraTerms } from "../../src/scenario/libra/sign.ts";
import { noticeOf } from "../../src/scenario/measures.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

export type LibraScenario = Pick<
  Scenario,
  "participants" | "keySeed" | "opensAtSeconds" | "closesAtSeconds" | "libra"
> &
  Partial<Pick<Scenario, "measures">>;

/** A chain in this process with ≋USD deployed by the same modules as anywhere else. */
export async function libraChain(scenario: LibraScenario) {
  const { participants, keySeed, opensAtSeconds, closesAtSeconds, libra, measures = [] } = scenario;
  const day = libraDay(participants, libra);
  const connection = await hre.network.create({
    network: "default",
    override: {
      initialDate: new Date((opensAtSeconds - 86_400 - noticeOf(measures, libra)) * 1_000),
      allowBlocksWithSameTimestamp: asksForSeconds(day.parameters),
    },
  });
  const custodians = demonstrationCustodians(keySeed, day.parameters);
  const parameters = libraParametersOf(
    await loadParameters("localhost"),
    keySeed,
    day.parameters,
    custodians,
  );
  const deployment = await deployLibra(connection, parameters);
  const { chainId, coin } = deployment;
  const provider = new BrowserProvider(connection.provider, chainId, { cacheTimeout: -1 });
  const { treasuryCompliance, licensing, freeze, lift } = parameters.libra.roles;
  const authorities = {
    treasuryCompliance: await connection.ethers.getSigner(treasuryCompliance),
    licensing: await connection.ethers.getSigner(licensing),
    freeze: await connection.ethers.getSigner(freeze),
    lift: await connection.ethers.getSigner(lift),
  };
  const domain = { name: "Libra USD", version: "1", chainId, verifyingContract: coin };
  const terms = libraTerms(scenario, domain);
  /** Everything the rail needs; each call counts nonces afresh, as after a return to a snapshot. */
  const context = (inclusion: Inclusion = new ScenarioTimeInclusion(provider)): LibraContext => ({
    ...deployment,
    ...{
      provider,
      authorities,
      custodians,
      keySeed,
      day,
      measures,
      terms,
      inclusion,
      opensAtSeconds,
      closesAtSeconds,
    },
    operators: new Operators(keySeed, chainId, provider),
  });
  return { connection, provider, day, terms, context };
}
