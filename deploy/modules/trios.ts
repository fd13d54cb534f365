import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { LIBRA_CURRENCIES, type LibraCurrency } from "../currencies.ts";
import { deployCoin } from "./contractRoles.ts";
import LibraNetwork from "./LibraNetwork.ts";

/** A coin with its treasury and its reserve, connected to each other, with one designated dealer. */
function trioOf(currency: LibraCurrency) {
  return buildModule(`Libra${currency}`, (m) => {
    const { authority, participants, rules } = m.useModule(LibraNetwork);
    const treasury = m.contract("Treasury", [authority]);
    const coin = deployCoin(m, { code: currency, authority, participants, rules, treasury });
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
    return { treasury, coin, reserve };
  });
}

export type TrioModule = ReturnType<typeof trioOf>;

/** One and the same contracts for every currency; none reaches into another's. */
export const TRIOS = Object.fromEntries(
  LIBRA_CURRENCIES.map((currency) => [currency, trioOf(currency)]),
) as Readonly<Record<LibraCurrency, TrioModule>>;
