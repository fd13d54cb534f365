import { BrowserProvider } from "ethers";
import hre from "hardhat";

import { deployReserveRun, reserveRunParametersOf } from "../../../deploy/deployReserveRun.ts";
import { libraParametersOf } from "../../../deploy/libraParameters.ts";
import { loadParameters } from "../../../deploy/parameters.ts";
import { ScenarioTimeInclusion } from "../../../src/onchain/inclusion.ts";
import { demonstrationCustodians } from "../../../src/onchain/libra/custodians.ts";
import { Operators } from "../../../src/onchain/operators.ts";
import type { ReserveRunContext } from "../../../src/onchain/reserveRun/context.ts";
import { libraTerms } from "../../../src/scenario/libra/sign.ts";
import type { RunWorld } from "../../../src/scenario/reserveRun/rail.ts";
import { CLOSES_AT, KEY_SEED } from "../../comparison/smallWorld.ts";

/** A chain in this process with ≋USD and its emergency queue, deployed by the same modules as anywhere else. */
export async function reserveRunChain({ day, delaySeconds, opensAtSeconds }: RunWorld) {
  const initialDate = new Date((opensAtSeconds - 86_400) * 1_000);
  const connection = await hre.network.create({ network: "default", override: { initialDate } });
  const custodians = demonstrationCustodians(KEY_SEED, day.parameters);
  const parameters = reserveRunParametersOf(
    libraParametersOf(await loadParameters("localhost"), KEY_SEED, day.parameters, custodians),
    KEY_SEED,
    delaySeconds,
  );
  const deployment = await deployReserveRun(connection, parameters);
  const { chainId, coin } = deployment;
  const provider = new BrowserProvider(connection.provider, chainId, { cacheTimeout: -1 });
  const signerOf = (account: string) => connection.ethers.getSigner(account);
  const { roles } = parameters.libra;
  const authorities = {
    treasuryCompliance: await signerOf(roles.treasuryCompliance),
    licensing: await signerOf(roles.licensing),
    freeze: await signerOf(roles.freeze),
    lift: await signerOf(roles.lift),
  };
  const lift = await signerOf(roles.lift);
  const times = { opensAtSeconds, closesAtSeconds: CLOSES_AT };
  const domain = { name: "Libra USD", version: "1", chainId, verifyingContract: coin };
  const terms = libraTerms({ participants: day.participants, keySeed: KEY_SEED, ...times }, domain);
  /** Each call counts nonces afresh, as after a return to a snapshot. */
  const context = (): ReserveRunContext => ({
    ...deployment,
    ...{ provider, authorities, lift, custodians, keySeed: KEY_SEED, day, terms, ...times },
    inclusion: new ScenarioTimeInclusion(provider),
    operators: new Operators(KEY_SEED, chainId, provider),
  });
  return { connection, provider, context };
}
