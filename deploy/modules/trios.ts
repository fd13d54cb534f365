import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { LIBRA_CURRENCIES, type LibraCurrency } from "../currencies.ts";
import LibraAuthority from "./LibraAuthority.ts";

/** A coin with its treasury and its reserve, connected to each other, with one designated dealer. */
function trioOf(currency: LibraCurrency) {
  return buildModule(`Libra${currency}`, (m) => {
    const { authority } = m.useModule(LibraAuthority);
    const treasury = m.contract("Treasury", [authority]);
    const coin = m.contract("LibraCoin", [`Libra ${currency}`, `≋${currency}`, authority, treasury]);
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
      after: [connected],
    });
    return { treasury, coin, reserve };
  });
}

export type TrioModule = ReturnType<typeof trioOf>;

/** One and the same contracts for every currency; none reaches into another's. */
export const TRIOS = Object.fromEntries(
  LIBRA_CURRENCIES.map((currency) => [currency, trioOf(currency)]),
) as Readonly<Record<LibraCurrency, TrioModule>>;
