import { ADMINISTRATOR, COUNCIL } from "../src/onchain/reserveRun/context.ts";
import { demonstrationAddress } from "../src/scenario/keys.ts";
import { type DeployConnection, requireChainId } from "./deployJiaozi.ts";
import { type LibraDeployment, networkParameters, trioParameters } from "./deployLibra.ts";
import ReserveRun from "./modules/ReserveRun.ts";
import type { DeployParameters } from "./parameters.ts";

/** Where the contracts of ≋USD and its emergency queue stand. */
export interface ReserveRunDeployment extends LibraDeployment {
  readonly redemption: string;
}

/** The parameters for a run, whose council and administrator have demonstration keys. */
export function reserveRunParametersOf(
  parameters: DeployParameters,
  keySeed: string,
  redemptionDelaySeconds: number,
): DeployParameters {
  const { association, roles } = parameters.libra;
  const council = { account: demonstrationAddress(keySeed, COUNCIL), name: "Council" };
  const libra = {
    ...parameters.libra,
    redemptionDelaySeconds,
    association: { ...association, members: [council] },
    roles: { ...roles, emergencyAdministrator: demonstrationAddress(keySeed, ADMINISTRATOR) },
  };
  return { ...parameters, libra };
}

/**
 * Deploys ≋USD as `deployLibra` does, and the queue in which holders redeem when its dealer is declared inactive.
 *
 * @param deploymentId As for `deployJiaozi`.
 */
export async function deployReserveRun(
  connection: DeployConnection,
  parameters: DeployParameters,
  deploymentId?: string,
): Promise<ReserveRunDeployment> {
  const chainId = await requireChainId(connection, parameters);
  const { roles, association, redemptionDelaySeconds } = parameters.libra;
  const contracts = await connection.ignition.deploy(ReserveRun, {
    parameters: {
      LibraNetwork: networkParameters(parameters.libra),
      LibraUSD: trioParameters(parameters.libra),
      LibraRedemptionUSD: { delaySeconds: redemptionDelaySeconds },
      ReserveRun: { ...roles, admin: association.members[0]?.account ?? "" },
    },
    ...(deploymentId === undefined ? {} : { deploymentId }),
  });
  const addressOf = (name: keyof typeof contracts) => contracts[name].getAddress();
  return {
    chainId,
    authority: await addressOf("authority"),
    participants: await addressOf("participants"),
    rules: await addressOf("rules"),
    recovery: await addressOf("recovery"),
    treasury: await addressOf("treasury"),
    coin: await addressOf("coin"),
    reserve: await addressOf("reserve"),
    redemption: await addressOf("redemption"),
  };
}
