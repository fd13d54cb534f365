import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { WalletYuan__factory } from "../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";
import WalletTiers, { KEEPING_ROLE } from "./WalletTiers.ts";
import Yuan from "./Yuan.ts";

/** The contract that winds institutions down has a role of its own, which no account holds. */
export const WIND_DOWN_ROLE = 207n;

const abi = WalletYuan__factory.createInterface();

/** Suspension and wind-down of institutions. It closes wallets by the right that the keeping of wallets has too. */
export default buildModule("WindDown", (m) => {
  const { authority, walletYuan } = m.useModule(Yuan);
  const { keeping } = m.useModule(WalletTiers);
  const windDown = m.contract("WindDown", [authority, walletYuan]);
  const selectors = (["setSuspended", "takeOver"] as const).map((name) => abi.getFunction(name).selector);
  m.call(authority, "setTargetFunctionRole", [walletYuan, selectors, WIND_DOWN_ROLE], {
    id: "open_wind_down",
  });
  m.call(authority, "grantRole", [WIND_DOWN_ROLE, windDown, 0], { id: "grant_wind_down" });
  m.call(authority, "grantRole", [KEEPING_ROLE, windDown, 0], { id: "grant_closing" });
  return { authority, walletYuan, keeping, windDown };
});
