import { type DeployConnection, requireChainId } from "./deployJiaozi.ts";
import LibraRoles from "./modules/LibraRoles.ts";
import type { DeployParameters, LibraParameters } from "./parameters.ts";

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
 * parameters; the first member stands in for the council. Independent of the yuan: either may be on a chain without
 * the other. For the whole system see `deployLibraSystem`.
 *
 * @param deploymentId As for `deployJiaozi`; both may write to one journal.
 */
export async function deployLibra(
  connection: DeployConnection,
  parameters: DeployParameters,
  deploymentId?: string,
): Promise<LibraDeployment> {
  const chainId = await requireChainId(connection, parameters);
  const { roles, association } = parameters.libra;
  const { authority, treasury, coin, reserve } = await connection.ignition.deploy(LibraRoles, {
    parameters: {
      LibraUSD: trioParameters(parameters.libra),
      LibraRoles: { ...roles, admin: association.members[0]?.account ?? "" },
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

/** What the contracts of each currency are deployed with. */
export function trioParameters({
  dealer,
  custodians,
  custodianThreshold,
  stalenessSeconds,
  reservePolicy,
}: LibraParameters) {
  // The reserve takes custodians in ascending order only.
  const ascending = [...custodians].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  return { dealer, custodians: ascending, custodianThreshold, stalenessSeconds, reservePolicy };
}
