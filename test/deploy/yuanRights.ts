import type { Deployment } from "../../deploy/deployJiaozi.ts";
import { ECNY_KEEPING_ROLE, ECNY_SUPERVISION_ROLE, ECNY_TIERS_ROLE } from "../../deploy/modules/ECny.ts";
import { FUNDING_ROLE } from "../../deploy/modules/Settlement.ts";
import { KEEPING_ROLE, SUPERVISION_ROLE, TIERS_ROLE } from "../../deploy/modules/WalletTiers.ts";
import { WIND_DOWN_ROLE } from "../../deploy/modules/WindDown.ts";
import { ROLES } from "../../deploy/roles.ts";

interface Deployed {
  readonly artifact: string;
  readonly address: string;
}

/** Every contract of the deployment that stands under its authority, or might. */
export function contractsOf(deployment: Deployment) {
  const { walletYuan, centralBank, eCny } = deployment;
  return {
    CentralBank: { artifact: "CentralBank", address: centralBank },
    WalletYuan: { artifact: "WalletYuan", address: walletYuan },
    ECny: { artifact: "ECny", address: eCny },
    SecuredTrades: { artifact: "SecuredTrades", address: deployment.securedTrades },
    WalletTiers: { artifact: "WalletTiers", address: deployment.walletTiers },
    ECnyTiers: { artifact: "WalletTiers", address: deployment.eCnyTiers },
    WalletKeeping: { artifact: "WalletKeeping", address: deployment.walletKeeping },
    ECnyKeeping: { artifact: "WalletKeeping", address: deployment.eCnyKeeping },
    Supervision: { artifact: "Supervision", address: deployment.supervision },
    ECnySupervision: { artifact: "Supervision", address: deployment.eCnySupervision },
    WindDown: { artifact: "WindDown", address: deployment.windDown },
    MonetaryStatistics: { artifact: "MonetaryStatistics", address: deployment.statistics },
    InterbankSettlement: { artifact: "InterbankSettlement", address: deployment.settlement },
  } satisfies Record<string, Deployed>;
}

/** Of contracts, each held by one of them and by no account. */
export const CONTRACT_ROLES = {
  WalletTiers: TIERS_ROLE,
  ECnyTiers: ECNY_TIERS_ROLE,
  WalletKeeping: KEEPING_ROLE,
  ECnyKeeping: ECNY_KEEPING_ROLE,
  WindDown: WIND_DOWN_ROLE,
  Supervision: SUPERVISION_ROLE,
  ECnySupervision: ECNY_SUPERVISION_ROLE,
  CentralBank: FUNDING_ROLE,
} as const;

/** What each role opens, by its number and in the order of the contracts; everything else is the administrator's. */
export const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  [String(ROLES.centralBankOperations)]: ["CentralBank.admitBank", "CentralBank.issueReserves"],
  [String(ROLES.posting)]: ["CentralBank.payBank", "CentralBank.post"],
  [String(ROLES.settlementAccess)]: [
    "CentralBank.openSettlementAccount",
    "InterbankSettlement.setNetDebitCap",
  ],
  [String(ROLES.settlementHours)]: ["closeSession", "endDay", "openDay", "openSession"].map(
    (name) => `InterbankSettlement.${name}`,
  ),
  [String(ROLES.licensing)]: ["WalletYuan.admitInstitution"],
  [String(ROLES.eCnyOperators)]: ["ECny.admitInstitution"],
  [String(ROLES.freeze)]: overBoth(["freeze", "freezePart"]),
  [String(ROLES.lift)]: overBoth(["lift", "liftPart"]),
  [String(ROLES.seize)]: overBoth(["seize"]),
  [String(ROLES.pause)]: ["WalletYuan.pause", "ECny.pause"],
  [String(ROLES.unpause)]: ["WalletYuan.unpause", "ECny.unpause"],
  [String(ROLES.arbitration)]: ["SecuredTrades.arbitrate"],
  [String(ROLES.limits)]: ["WalletTiers.setTierLimits", "ECnyTiers.setTierLimits"],
  [String(ROLES.suspension)]: ["WindDown.resume", "WindDown.suspend"],
  [String(ROLES.windDown)]: [
    "SecuredTrades.replacePartyByOrder",
    "WindDown.nameSuccessor",
    "WindDown.payOut",
  ],
  [String(TIERS_ROLE)]: ["WalletYuan.setIdentity", "WalletYuan.setTierTable"],
  [String(ECNY_TIERS_ROLE)]: ["ECny.setIdentity", "ECny.setTierTable"],
  [String(KEEPING_ROLE)]: ["WalletYuan.closeWallet", "WalletYuan.replaceWallet"],
  [String(ECNY_KEEPING_ROLE)]: ["ECny.closeWallet", "ECny.replaceWallet"],
  [String(WIND_DOWN_ROLE)]: ["WalletYuan.setSuspended", "WalletYuan.takeOver"],
  [String(SUPERVISION_ROLE)]: ["forcedTransfer", "freeze", "lift"].map((name) => `WalletYuan.${name}`),
  [String(ECNY_SUPERVISION_ROLE)]: ["forcedTransfer", "freeze", "lift"].map((name) => `ECny.${name}`),
  [String(FUNDING_ROLE)]: ["admitSettlementBank", "defund", "fund"].map(
    (name) => `InterbankSettlement.${name}`,
  ),
};

function overBoth(orders: readonly string[]): string[] {
  return ["Supervision", "ECnySupervision"].flatMap((contract) =>
    orders.map((name) => `${contract}.${name}`),
  );
}
