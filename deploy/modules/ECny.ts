import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { ECny__factory } from "../../types/ethers-contracts/factories/contracts/yuan/ecny/ECny__factory.ts";
import { TIERS, TIER_NAMES } from "../../src/scenario/tiers.ts";
import { packedLimits } from "../tierLimits.ts";
import { supervise } from "./supervise.ts";
import Yuan from "./Yuan.ts";

/** The contract that keeps tiers of e-CNY wallets has a role of its own, which no account holds. */
export const ECNY_TIERS_ROLE = 206n;
/** So has the contract through which orders against them come. */
export const ECNY_SUPERVISION_ROLE = 209n;
/** And the one that replaces and closes them. */
export const ECNY_KEEPING_ROLE = 211n;
/** Both published versions of the four tiers. */
export const ECNY_TIERS = TIER_NAMES.filter((name) => name.startsWith("ecny-")).map((name) => TIERS[name]);

const abi = ECny__factory.createInterface();
const RIGHTS_OVER_WALLETS = [
  ["tiers", ["setTierTable", "setIdentity"], ECNY_TIERS_ROLE],
  ["keeping", ["replaceWallet", "closeWallet"], ECNY_KEEPING_ROLE],
] as const;

/** E-CNY in the regime of the parameters (0: `M0_2021`, 1: `DEPOSIT_2026`), its tiers, and the monetary statistics. */
export default buildModule("ECny", (m) => {
  const { authority, centralBank } = m.useModule(Yuan);
  const eCny = m.contract("ECny", [authority, centralBank, m.getParameter<number>("regime")]);
  // The deployer administers the AccessManager until the Roles module hands it over.
  m.call(centralBank, "connectECny", [eCny]);
  const tiers = m.contract("WalletTiers", [authority, eCny], { id: "ECnyTiers" });
  const keeping = m.contract("WalletKeeping", [eCny, m.getParameter<number>("recoveryDelaySeconds")], {
    id: "ECnyKeeping",
  });
  const opened = RIGHTS_OVER_WALLETS.flatMap(([name, functions, role]) => {
    const selectors = functions.map((each) => abi.getFunction(each).selector);
    const target = m.call(authority, "setTargetFunctionRole", [eCny, selectors, role], {
      id: `open_ecny_${name}`,
    });
    const holder = name === "tiers" ? tiers : keeping;
    return [target, m.call(authority, "grantRole", [role, holder, 0], { id: `grant_ecny_${name}` })];
  });
  for (const { number, limits } of ECNY_TIERS) {
    m.call(tiers, "setTierLimits", [number, packedLimits(limits)], {
      id: `ecny_limits_${number}`,
      after: opened,
    });
  }
  const { supervision } = supervise(m, {
    ...{ id: "ECnySupervision", authority, token: eCny, role: ECNY_SUPERVISION_ROLE },
  });
  const statistics = m.contract("MonetaryStatistics", [centralBank]);
  return { authority, centralBank, eCny, tiers, keeping, supervision, statistics };
});
