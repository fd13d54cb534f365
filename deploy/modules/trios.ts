import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { LIBRA_CURRENCIES, type LibraCurrency } from "../currencies.ts";
import { LibraCoin__factory } from "../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import LibraNetwork, { PAYMENT_RULES_ROLE, RECOVERY_ROLE } from "./LibraNetwork.ts";

const coinAbi = LibraCoin__factory.createInterface();
/** What the contracts do that act on every coin. */
const RIGHTS_OF_CONTRACTS = [
  ["rules", coinAbi.getFunction("setRules").selector, PAYMENT_RULES_ROLE],
  ["recovery", coinAbi.getFunction("replaceWallet").selector, RECOVERY_ROLE],
] as const;

/** A coin with its treasury and its reserve, connected to each other, with one designated dealer. */
function trioOf(currency: LibraCurrency) {
  return buildModule(`Libra${currency}`, (m) => {
    const { authority, participants, rules } = m.useModule(LibraNetwork);
    const treasury = m.contract("Treasury", [authority]);
    const called = [`Libra ${currency}`, `≋${currency}`];
    const coin = m.contract("LibraCoin", [...called, authority, treasury, participants, rules]);
    const reserve = m.contract("Reserve", [
      authority,
      coin,
      m.getParameter<string[]>("custodians"),
      m.getParameter<number>("custodianThreshold"),
      m.getParameter<number>("stalenessSeconds"),
      m.getParameter<Record<string, number>>("reservePolicy"),
    ]);
    // The deployer administers the authority until the rights are handed over.
    const connected = m.call(treasury, "connectCoin", [coin, reserve]);
    m.call(treasury, "designateDealer", [m.getParameter<string>("dealer"), "Designated dealer"], {
      after: [connected, LibraNetwork],
    });
    m.call(participants, "connectCoin", [coin]);
    for (const [name, selector, role] of RIGHTS_OF_CONTRACTS) {
      m.call(authority, "setTargetFunctionRole", [coin, [selector], role], { id: `open_${name}` });
    }
    return { treasury, coin, reserve };
  });
}

export type TrioModule = ReturnType<typeof trioOf>;

/** One and the same contracts for every currency; none reaches into another's. */
export const TRIOS = Object.fromEntries(
  LIBRA_CURRENCIES.map((currency) => [currency, trioOf(currency)]),
) as Readonly<Record<LibraCurrency, TrioModule>>;
