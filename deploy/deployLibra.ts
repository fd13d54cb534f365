import { type DeployConnection, requireChainId } from "./deployJiaozi.ts";
import LibraRoles from "./modules/LibraRoles.ts";
import type { DeployParameters, LibraParameters } from "./parameters.ts";

/** Where the contracts of ≋USD stand. */
export interface LibraDeployment {
  readonly chainId: number;
  readonly authority: string;
  readonly participants: string;
  readonly rules: string;
  readonly recovery: string;
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
  const contracts = await connection.ignition.deploy(LibraRoles, {
    parameters: {
      LibraNetwork: networkParameters(parameters.libra),
      LibraUSD: trioParameters(parameters.libra),
      LibraRoles: { ...roles, admin: association.members[0]?.account ?? "" },
    },
    ...(deploymentId === undefined ? {} : { deploymentId }),
  });
  return {
    chainId,
    authority: await contracts.authority.getAddress(),
    participants: await contracts.participants.getAddress(),
    rules: await contracts.rules.getAddress(),
    recovery: await contracts.recovery.getAddress(),
    treasury: await contracts.treasury.getAddress(),
    coin: await contracts.coin.getAddress(),
    reserve: await contracts.reserve.getAddress(),
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

/** What the contracts that all currencies share are deployed with. */
export function networkParameters({ dealer, recoveryDelaySeconds }: LibraParameters) {
  return { dealer, recoveryDelaySeconds };
}
