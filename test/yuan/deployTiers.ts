import type { AddressLike } from "ethers";

import { type Chain, FOREVER, bytes32 } from "../behaviours/chain.ts";
import { grantRights } from "../behaviours/rights.ts";
import { deployYuan } from "./deployYuan.ts";

/** In fen; zero: no such limit. */
export interface Limits {
  readonly singleFen: bigint;
  readonly dayFen: bigint;
  readonly yearFen: bigint;
  readonly lifetimeFen: bigint;
  readonly balanceFen: bigint;
  readonly staticQrDayFen: bigint;
}

export const NO_LIMITS: Limits = {
  singleFen: 0n,
  dayFen: 0n,
  yearFen: 0n,
  lifetimeFen: 0n,
  balanceFen: 0n,
  staticQrDayFen: 0n,
};

const ROLE = 204n;

/** The world of `deployYuan` with the contract that keeps tiers. No tier has limits yet, and no wallet a tier. */
export async function deployTiers(chain: Chain) {
  const system = await deployYuan(chain);
  const { authority, yuan, people } = system;
  const tiers = await chain.ethers.deployContract("WalletTiers", [authority, yuan], people.admin);
  const selectors = ["setTierTable", "setIdentity"] as const;
  await authority.setTargetFunctionRole(
    yuan,
    selectors.map((name) => yuan.interface.getFunction(name).selector),
    ROLE,
  );
  await authority.grantRole(ROLE, tiers, 0);
  await grantRights(chain, authority, tiers, { compliance: ["setTierLimits"] });
  const setLimits = (tier: number, limits: Partial<Limits>) =>
    tiers.connect(people.compliance).setTierLimits(tier, { ...NO_LIMITS, ...limits });
  const identify = async (wallet: AddressLike, tier: number, validUntil = FOREVER) => {
    const keeper = await yuan.institutionOf(wallet);
    const institution = keeper === people.alipay.address ? people.alipay : people.tenpay;
    return tiers.connect(institution).identify(wallet, tier, bytes32(`salted ${tier}`), validUntil);
  };
  return { ...system, tiers, setLimits, identify };
}

export type TierSystem = Awaited<ReturnType<typeof deployTiers>>;
