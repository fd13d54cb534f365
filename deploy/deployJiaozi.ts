import type { NetworkConnection } from "hardhat/types/network";

import { JiaoziError } from "../src/catalogue/errors.ts";
import { ECNY_REGIMES } from "../src/scenario/ecny/parameters.ts";
import { INTERBANK_MODES, SHORTFALL_RULES } from "../src/scenario/interbank/rail.ts";
import Roles from "./modules/Roles.ts";
import type { DeployParameters } from "./parameters.ts";

/** The part of a Hardhat network connection that a deployment needs. */
export type DeployConnection = Pick<NetworkConnection, "ethers" | "ignition">;

/** Where the contracts stand. */
export interface Deployment {
  readonly chainId: number;
  readonly authority: string;
  readonly centralBank: string;
  readonly walletYuan: string;
  readonly securedTrades: string;
  readonly walletTiers: string;
  readonly walletKeeping: string;
  readonly supervision: string;
  readonly eCny: string;
  readonly eCnyTiers: string;
  readonly eCnyKeeping: string;
  readonly eCnySupervision: string;
  readonly statistics: string;
  readonly windDown: string;
  readonly settlement: string;
}

/**
 * Deploys every contract and hands the rights to the accounts in the parameters.
 *
 * @param deploymentId Name of the journal under `deploy/deployments/`: a deployment that was cut off goes on where
 *   it stopped, one that is complete changes nothing. Without it, a chain in this process gets new contracts, and
 *   any other chain's journal has the chain's name.
 */
export async function deployJiaozi(
  connection: DeployConnection,
  parameters: DeployParameters,
  deploymentId?: string,
): Promise<Deployment> {
  const chainId = await requireChainId(connection, parameters);
  const deployed = await connection.ignition.deploy(Roles, {
    parameters: moduleParameters(parameters),
    ...(deploymentId === undefined ? {} : { deploymentId }),
  });
  return {
    chainId,
    authority: await deployed.authority.getAddress(),
    centralBank: await deployed.centralBank.getAddress(),
    walletYuan: await deployed.walletYuan.getAddress(),
    securedTrades: await deployed.trades.getAddress(),
    walletTiers: await deployed.tiers.getAddress(),
    walletKeeping: await deployed.keeping.getAddress(),
    supervision: await deployed.supervision.getAddress(),
    eCny: await deployed.eCny.getAddress(),
    eCnyTiers: await deployed.eCnyTiers.getAddress(),
    eCnyKeeping: await deployed.eCnyKeeping.getAddress(),
    eCnySupervision: await deployed.eCnySupervision.getAddress(),
    statistics: await deployed.statistics.getAddress(),
    windDown: await deployed.windDown.getAddress(),
    settlement: await deployed.settlement.getAddress(),
  };
}

/** By module; contracts take what has a name by its number. */
function moduleParameters(parameters: DeployParameters) {
  const { mode, shortfallRule, offsetWindow } = parameters.interbankSettlement;
  return {
    SecuredTrades: { terms: { ...parameters.securedTrades } },
    Roles: {
      ...parameters.roles,
      admin: parameters.admin,
      adminDelaySeconds: parameters.adminDelaySeconds,
      limitsDelaySeconds: parameters.limitsDelaySeconds,
    },
    WalletTiers: { recoveryDelaySeconds: parameters.walletRecoveryDelaySeconds },
    ECny: {
      regime: ECNY_REGIMES.indexOf(parameters.eCnyRegime),
      recoveryDelaySeconds: parameters.walletRecoveryDelaySeconds,
    },
    Settlement: {
      mode: INTERBANK_MODES.indexOf(mode),
      shortfallRule: SHORTFALL_RULES.indexOf(shortfallRule),
      offsetWindow,
    },
  };
}

/** Throws `WRONG_CHAIN` unless the chain is the one that the parameters are for. */
export async function requireChainId(
  connection: Pick<DeployConnection, "ethers">,
  parameters: Pick<DeployParameters, "chainId">,
): Promise<number> {
  const chainId = Number((await connection.ethers.provider.getNetwork()).chainId);
  if (chainId !== parameters.chainId) {
    throw new JiaoziError(
      "WRONG_CHAIN",
      `The chain has id ${chainId}, the deployment parameters are for ${parameters.chainId}.`,
      "Point the network at the right node, or write parameters for this chain.",
    );
  }
  return chainId;
}
