import hre from "hardhat";

import { deployReserveRun, reserveRunParametersOf } from "../deploy/deployReserveRun.ts";
import { deployForOneRun } from "../deploy/journal.ts";
import { libraParametersOf } from "../deploy/libraParameters.ts";
import { type DeployParameters, loadParameters } from "../deploy/parameters.ts";
import { ScenarioTimeInclusion } from "../src/onchain/inclusion.ts";
import { demonstrationCustodians } from "../src/onchain/libra/custodians.ts";
import { Operators } from "../src/onchain/operators.ts";
import type { ReserveRunContext } from "../src/onchain/reserveRun/context.ts";
import { libraTerms } from "../src/scenario/libra/sign.ts";
import type { RunWorld } from "../src/scenario/reserveRun/rail.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import { providerOf } from "./chain.ts";
import { libraDomain } from "./libraChain.ts";
import { startLocalChain } from "./localChain.ts";

const SECONDS_PER_DAY = 86_400;

/** A development chain of the run's own with ≋USD and its emergency queue on it; `opened` closes it. */
export async function prepareReserveRunChain(
  scenario: Scenario,
  world: RunWorld,
  opened: AsyncDisposableStack,
): Promise<ReserveRunContext> {
  const { keySeed, opensAtSeconds } = scenario;
  const { rpcUrl, close } = await startLocalChain(0, opensAtSeconds - SECONDS_PER_DAY);
  opened.defer(close);
  const custodians = demonstrationCustodians(keySeed, world.day.parameters);
  const parameters = reserveRunParametersOf(
    libraParametersOf(await loadParameters("localhost"), keySeed, world.day.parameters, custodians),
    keySeed,
    world.delaySeconds,
  );
  const connection = await hre.network.create({ network: "localhost", override: { url: rpcUrl } });
  opened.defer(() => connection.close());
  const deployment = await deployForOneRun(connection, parameters, deployReserveRun);
  const provider = providerOf(rpcUrl, deployment.chainId);
  opened.defer(() => Promise.resolve(provider.destroy()));
  return {
    ...(await authoritiesOf(parameters, (account) => connection.ethers.getSigner(account))),
    ...deployment,
    ...{ provider, custodians, keySeed, day: world.day },
    ...{ opensAtSeconds, closesAtSeconds: scenario.closesAtSeconds },
    terms: libraTerms(scenario, libraDomain(deployment)),
    inclusion: new ScenarioTimeInclusion(provider),
    operators: new Operators(keySeed, deployment.chainId, provider),
  };
}

type Signer = ReserveRunContext["lift"];

async function authoritiesOf({ libra }: DeployParameters, signerOf: (account: string) => Promise<Signer>) {
  const { treasuryCompliance, licensing, freeze, lift } = libra.roles;
  return {
    authorities: {
      treasuryCompliance: await signerOf(treasuryCompliance),
      licensing: await signerOf(licensing),
      freeze: await signerOf(freeze),
      lift: await signerOf(lift),
    },
    lift: await signerOf(lift),
  };
}
