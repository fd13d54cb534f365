import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import Yuan from "./Yuan.ts";

/** Secured trades, connected to the wallet yuan, whose escrow money they alone move. */
export default buildModule("SecuredTrades", (m) => {
  const { authority, centralBank, walletYuan } = m.useModule(Yuan);
  const trades = m.contract("SecuredTrades", [authority, walletYuan, m.getParameter("terms")]);
  // The deployer administers the AccessManager until the Roles module hands it over.
  m.call(walletYuan, "connectEscrow", [trades]);
  return { authority, centralBank, walletYuan, trades };
});
