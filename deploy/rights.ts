import type { NamedArtifactContractDeploymentFuture } from "@nomicfoundation/ignition-core";

import { ISecuredTrades__factory } from "../types/ethers-contracts/factories/contracts/interfaces/ISecuredTrades__factory.ts";
import { ISupervision__factory } from "../types/ethers-contracts/factories/contracts/interfaces/ISupervision__factory.ts";
import { IWalletTiers__factory } from "../types/ethers-contracts/factories/contracts/interfaces/IWalletTiers__factory.ts";
import { IWindDown__factory } from "../types/ethers-contracts/factories/contracts/interfaces/IWindDown__factory.ts";
import { CentralBank__factory } from "../types/ethers-contracts/factories/contracts/yuan/CentralBank__factory.ts";
import { WalletYuan__factory } from "../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";
import { ECny__factory } from "../types/ethers-contracts/factories/contracts/yuan/ecny/ECny__factory.ts";
import { InterbankSettlement__factory } from "../types/ethers-contracts/factories/contracts/yuan/settlement/InterbankSettlement__factory.ts";
import { type Opening, opening } from "./handOver.ts";
import type { RoleName } from "./roles.ts";

type Contract = NamedArtifactContractDeploymentFuture<string>;

/** The contracts that accounts with a role may call; others are called by contracts, holders and institutions alone. */
export type Opened = Readonly<
  Record<
    | "CentralBank"
    | "WalletYuan"
    | "SecuredTrades"
    | "WalletTiers"
    | "Supervision"
    | "ECny"
    | "ECnyTiers"
    | "ECnySupervision"
    | "WindDown"
    | "InterbankSettlement",
    Contract
  >
>;

/** Freezing, lifting, seizing, stopping and the limits of tiers are one right each over both forms of money. */
const ORDERS = { freeze: ["freeze", "freezePart"], lift: ["lift", "liftPart"], seize: ["seize"] } as const;
const STOPS = { pause: ["pause"], unpause: ["unpause"] } as const;
const LIMITS = { limits: ["setTierLimits"] } as const;

/** Which role opens which functions. */
export function openingsOf(contracts: Opened): Opening<RoleName>[] {
  const supervision = ISupervision__factory.createInterface();
  const tiers = IWalletTiers__factory.createInterface();
  return [
    opening("CentralBank", contracts.CentralBank, CentralBank__factory.createInterface(), {
      centralBankOperations: ["admitBank", "issueReserves"],
      posting: ["post", "payBank"],
      settlementAccess: ["openSettlementAccount"],
    }),
    opening("WalletYuan", contracts.WalletYuan, WalletYuan__factory.createInterface(), {
      ...{ licensing: ["admitInstitution"], ...STOPS },
    }),
    opening("ECny", contracts.ECny, ECny__factory.createInterface(), {
      ...{ eCnyOperators: ["admitInstitution"], ...STOPS },
    }),
    opening("Supervision", contracts.Supervision, supervision, ORDERS),
    opening("ECnySupervision", contracts.ECnySupervision, supervision, ORDERS),
    opening("WalletTiers", contracts.WalletTiers, tiers, LIMITS),
    opening("ECnyTiers", contracts.ECnyTiers, tiers, LIMITS),
    opening("SecuredTrades", contracts.SecuredTrades, ISecuredTrades__factory.createInterface(), {
      arbitration: ["arbitrate"],
      windDown: ["replacePartyByOrder"],
    }),
    opening("WindDown", contracts.WindDown, IWindDown__factory.createInterface(), {
      suspension: ["suspend", "resume"],
      windDown: ["nameSuccessor", "payOut"],
    }),
    opening(
      "InterbankSettlement",
      contracts.InterbankSettlement,
      InterbankSettlement__factory.createInterface(),
      {
        settlementAccess: ["setNetDebitCap"],
        settlementHours: ["openDay", "endDay", "openSession", "closeSession"],
      },
    ),
  ];
}
