import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { ICentralBank__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ICentralBank__factory.ts";
import { ISecuredTrades__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ISecuredTrades__factory.ts";
import { ISupervision__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ISupervision__factory.ts";
import { IWalletTiers__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/IWalletTiers__factory.ts";
import { WalletYuan__factory } from "../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";
import { handOver, opening } from "../handOver.ts";
import { ROLES } from "../roles.ts";
import SecuredTrades from "./SecuredTrades.ts";
import WalletTiers from "./WalletTiers.ts";

/** Separates the rights, grants each to the account named in the parameters, and takes the deployer out. */
export default buildModule("Roles", (m) => {
  const { authority, centralBank, walletYuan, trades } = m.useModule(SecuredTrades);
  const { tiers, keeping, supervision } = m.useModule(WalletTiers);
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
      opening("WalletTiers", tiers, IWalletTiers__factory.createInterface(), {
        limits: ["setTierLimits"],
      }),
      opening("Supervision", supervision, ISupervision__factory.createInterface(), {
        freeze: ["freezePart"],
        lift: ["liftPart"],
        seize: ["seize"],
      }),
    ],
    {
      account: m.getParameter<string>("admin"),
      delaySeconds: m.getParameter<number>("adminDelaySeconds"),
      delays: { limits: m.getParameter<number>("limitsDelaySeconds") },
      after: [tiers, keeping, supervision],
    },
  );
  return { authority, centralBank, walletYuan, trades, tiers, keeping, supervision };
});
