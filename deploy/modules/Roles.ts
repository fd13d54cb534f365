import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { ICentralBank__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ICentralBank__factory.ts";
import { ISecuredTrades__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ISecuredTrades__factory.ts";
import { WalletYuan__factory } from "../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";
import { handOver, opening } from "../handOver.ts";
import { ROLES } from "../roles.ts";
import SecuredTrades from "./SecuredTrades.ts";

/** Separates the rights, grants each to the account named in the parameters, and takes the deployer out. */
export default buildModule("Roles", (m) => {
  const { authority, centralBank, walletYuan, trades } = m.useModule(SecuredTrades);
  handOver(
    m,
    authority,
    ROLES,
    [
      opening("CentralBank", centralBank, ICentralBank__factory.createInterface(), {
        centralBankOperations: ["admitBank", "issueReserves"],
      }),
      opening("WalletYuan", walletYuan, WalletYuan__factory.createInterface(), {
        licensing: ["admitInstitution"],
        freeze: ["freeze"],
        lift: ["lift"],
        seize: ["forcedTransfer"],
        pause: ["pause"],
        unpause: ["unpause"],
      }),
      opening("SecuredTrades", trades, ISecuredTrades__factory.createInterface(), {
        arbitration: ["arbitrate"],
      }),
    ],
    {
      account: m.getParameter<string>("admin"),
      delaySeconds: m.getParameter<number>("adminDelaySeconds"),
    },
  );
  return { authority, centralBank, walletYuan, trades };
});
