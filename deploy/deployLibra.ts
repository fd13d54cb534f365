import { type DeployConnection, requireChainId } from "./deployJiaozi.ts";
import LibraRoles from "./modules/LibraRoles.ts";
import type { DeployParameters } from "./parameters.ts";

/** Where the contracts of ≋USD stand. */
export interface LibraDeployment {
  readonly chainId: number;
  readonly authority: string;
  readonly treasury: string;
  readonly coin: string;
  readonly reserve: string;
}

/**
 * Deploys ≋USD with its reserve and its treasury, designates the dealer and hands the rights to the accounts in the
 * parameters. Independent of the yuan: either may be on a chain without the other.
 *
 * @param deploymentId As for `deployJiaozi`; both may write to one journal.
 */
export async function deployLibra(
  connection: DeployConnection,
  parameters: DeployParameters,
  deploymentId?: string,
): Promise<LibraDeployment> {
  const chainId = await requireChainId(connection, parameters);
  const { admin, adminDelaySeconds, roles, dealer, custodianThreshold, stalenessSeconds } = parameters.libra;
  // The reserve takes custodians in ascending order only.
  const custodians = [...parameters.libra.custodians].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  const { authority, treasury, coin, reserve } = await connection.ignition.deploy(LibraRoles, {
    parameters: {
      Libra: { dealer, custodians, custodianThreshold, stalenessSeconds },
      LibraRoles: { ...roles, admin, adminDelaySeconds },
    },
    ...(deploymentId === undefined ? {} : { deploymentId }),
  });
  return {
    chainId,
    authority: await authority.getAddress(),
    treasury: await treasury.getAddress(),
    coin: await coin.getAddress(),
    reserve: await reserve.getAddress(),
  };
}
