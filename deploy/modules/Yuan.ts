import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import Authority from "./Authority.ts";

/** The central bank's accounts and the wallet yuan, connected to each other. */
export default buildModule("Yuan", (m) => {
  const { authority } = m.useModule(Authority);
  const centralBank = m.contract("CentralBank", [authority]);
  const walletYuan = m.contract("WalletYuan", [authority, centralBank]);
  // The deployer administers the AccessManager until the Roles module hands it over.
  m.call(centralBank, "connectWalletYuan", [walletYuan]);
  return { authority, centralBank, walletYuan };
});
