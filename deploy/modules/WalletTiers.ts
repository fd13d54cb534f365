import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { WalletYuan__factory } from "../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";
import { TIERS } from "../../src/scenario/tiers.ts";
import { packedLimits } from "../tierLimits.ts";
import { supervise } from "./supervise.ts";
import Yuan from "./Yuan.ts";

/** Contracts that act on wallets: each has a role of its own, which no account holds. */
export const TIERS_ROLE = 204n;
export const KEEPING_ROLE = 205n;
export const SUPERVISION_ROLE = 208n;

const abi = WalletYuan__factory.createInterface();
const RIGHTS_OVER_WALLETS = [
  ["tiers", ["setTierTable", "setIdentity"], TIERS_ROLE],
  ["keeping", ["replaceWallet", "closeWallet"], KEEPING_ROLE],
] as const;

/** Tiers with their limits, recovery and closing of wallets, and orders of supervisors that name their case. */
export default buildModule("WalletTiers", (m) => {
  const { authority, walletYuan } = m.useModule(Yuan);
  const tiers = m.contract("WalletTiers", [authority, walletYuan]);
  const keeping = m.contract("WalletKeeping", [walletYuan, m.getParameter("recoveryDelaySeconds")]);
  const { supervision } = supervise(m, {
    ...{ id: "Supervision", authority, token: walletYuan, role: SUPERVISION_ROLE },
  });
  const opened = RIGHTS_OVER_WALLETS.flatMap(([name, functions, role]) => {
    const selectors = functions.map((each) => abi.getFunction(each).selector);
    const target = m.call(authority, "setTargetFunctionRole", [walletYuan, selectors, role], {
      id: `open_${name}`,
    });
    const holder = name === "tiers" ? tiers : keeping;
    return [target, m.call(authority, "grantRole", [role, holder, 0], { id: `grant_${name}` })];
  });
  // The deployer administers the AccessManager until the Roles module hands it over.
  for (const { number, limits } of Object.values(TIERS)) {
    m.call(tiers, "setTierLimits", [number, packedLimits(limits)], {
      id: `limits_${number}`,
      after: opened,
    });
  }
  return { tiers, keeping, supervision };
});
