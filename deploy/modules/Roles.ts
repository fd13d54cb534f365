import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { handOver } from "../handOver.ts";
import { ROLES } from "../roles.ts";
import { type Opened, openingsOf } from "../rights.ts";
import ECny from "./ECny.ts";
import SecuredTrades from "./SecuredTrades.ts";
import Settlement from "./Settlement.ts";
import WalletTiers from "./WalletTiers.ts";
import WindDown from "./WindDown.ts";

/** Separates the rights, grants each to the account named in the parameters, and takes the deployer out. */
export default buildModule("Roles", (m) => {
  const { authority, centralBank, walletYuan, trades } = m.useModule(SecuredTrades);
  const { tiers, keeping, supervision } = m.useModule(WalletTiers);
  const eCnyParts = m.useModule(ECny);
  const { windDown } = m.useModule(WindDown);
  const { settlement } = m.useModule(Settlement);
  const contracts = {
    ...{ CentralBank: centralBank, WalletYuan: walletYuan, SecuredTrades: trades },
    ...{ WalletTiers: tiers, Supervision: supervision },
    ...{ ECny: eCnyParts.eCny, ECnyTiers: eCnyParts.tiers, ECnySupervision: eCnyParts.supervision },
    ...{ WindDown: windDown, InterbankSettlement: settlement },
  } satisfies Opened;
  handOver(m, authority, ROLES, openingsOf(contracts), {
    account: m.getParameter<string>("admin"),
    delaySeconds: m.getParameter<number>("adminDelaySeconds"),
    delays: { limits: m.getParameter<number>("limitsDelaySeconds") },
    after: [...Object.values(contracts), keeping, eCnyParts.keeping, eCnyParts.statistics],
  });
  return {
    authority,
    centralBank,
    walletYuan,
    trades,
    tiers,
    keeping,
    supervision,
    eCny: eCnyParts.eCny,
    eCnyTiers: eCnyParts.tiers,
    eCnyKeeping: eCnyParts.keeping,
    eCnySupervision: eCnyParts.supervision,
    statistics: eCnyParts.statistics,
    windDown,
    settlement,
  };
});
