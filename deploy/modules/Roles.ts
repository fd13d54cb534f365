import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { ICentralBank__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ICentralBank__factory.ts";
import { WalletYuan__factory } from "../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";
import { handOver, opening } from "../handOver.ts";
import { ROLES } from "../roles.ts";
import Yuan from "./Yuan.ts";

/** Separates the rights, grants each to the account named in the parameters, and takes the deployer out. */
export default buildModule("Roles", (m) => {
  const { authority, centralBank, walletYuan } = m.useModule(Yuan);
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
    ],
    {
      account: m.getParameter<string>("admin"),
      delaySeconds: m.getParameter<number>("adminDelaySeconds"),
    },
  );
  return { authority, centralBank, walletYuan };
});
