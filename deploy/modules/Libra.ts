import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import LibraAuthority from "./LibraAuthority.ts";

/** ≋USD, its treasury and its reserve, connected to each other, with one designated dealer. */
export default buildModule("Libra", (m) => {
  const { authority } = m.useModule(LibraAuthority);
  const treasury = m.contract("Treasury", [authority]);
  const coin = m.contract("LibraCoin", ["Libra USD", "≋USD", authority, treasury]);
  const reserve = m.contract("Reserve", [
    authority,
    coin,
    m.getParameter<string[]>("custodians"),
    m.getParameter<number>("custodianThreshold"),
    m.getParameter<number>("stalenessSeconds"),
  ]);
  // The deployer administers the AccessManager until the LibraRoles module hands it over.
  const connected = m.call(treasury, "connectCoin", [coin, reserve]);
  m.call(treasury, "designateDealer", [m.getParameter<string>("dealer"), "Designated dealer"], {
    after: [connected],
  });
  return { authority, treasury, coin, reserve };
});
