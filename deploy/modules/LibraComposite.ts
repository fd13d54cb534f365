import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { LIBRA_CURRENCIES } from "../currencies.ts";
import { deployCoin } from "./contractRoles.ts";
import LibraNetwork from "./LibraNetwork.ts";
import { TRIOS } from "./trios.ts";

/** ≋LBR: a coin like the others, whose treasury is the vault that holds its components. */
export default buildModule("LibraComposite", (m) => {
  const { authority, participants, rules } = m.useModule(LibraNetwork);
  const coins = LIBRA_CURRENCIES.map((currency) => m.useModule(TRIOS[currency]).coin);
  const components = LIBRA_CURRENCIES.map((currency, index) => ({
    coin: coins[index] ?? "",
    amountPerUnit: m.getParameter<bigint>(`amountPerUnit${currency}`),
  }));
  const vault = m.contract("Composite", [authority, components, m.getParameter<number>("delaySeconds")]);
  const coin = deployCoin(m, { code: "LBR", authority, participants, rules, treasury: vault });
  m.call(vault, "connectCoin", [coin]);
  for (const [index, component] of coins.entries()) {
    const id = `vault_in_${LIBRA_CURRENCIES[index]}`;
    m.call(component, "registerSystemAccount", [vault], { id });
  }
  return { vault, coin };
});
