import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { LIBRA_CURRENCIES, type LibraCurrency } from "../currencies.ts";
import LibraAuthority from "./LibraAuthority.ts";
import { TRIOS } from "./trios.ts";

/** The queue in which holders redeem a coin when its dealers are declared inactive. */
function redemptionOf(currency: LibraCurrency) {
  return buildModule(`LibraRedemption${currency}`, (m) => {
    const { authority } = m.useModule(LibraAuthority);
    const { coin, treasury } = m.useModule(TRIOS[currency]);
    const redemption = m.contract("Redemption", [authority, coin, m.getParameter<number>("delaySeconds")]);
    m.call(coin, "registerSystemAccount", [redemption]);
    m.call(treasury, "connectRedemption", [redemption]);
    return { redemption };
  });
}

export const REDEMPTIONS = Object.fromEntries(
  LIBRA_CURRENCIES.map((currency) => [currency, redemptionOf(currency)]),
) as Readonly<Record<LibraCurrency, ReturnType<typeof redemptionOf>>>;
