import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { handOver } from "../handOver.ts";
import { networkRights, trioRights } from "../libraRights.ts";
import { LIBRA_ROLES } from "../roles.ts";
import { barAdministrators } from "./barAdministrators.ts";
import LibraNetwork from "./LibraNetwork.ts";
import { TRIOS } from "./trios.ts";

/** ≋USD alone, for a comparison: the roles have their accounts, and one account stands in for the council. */
export default buildModule("LibraRoles", (m) => {
  const network = m.useModule(LibraNetwork);
  const { authority } = network;
  const trio = m.useModule(TRIOS.USD);
  const account = m.getParameter<string>("admin");
  const barred = barAdministrators(m, trio.coin, [account]);
  const admin = { account, delaySeconds: 0, after: barred };
  handOver(m, authority, LIBRA_ROLES, [...networkRights(network), ...trioRights("USD", trio)], admin);
  return { ...network, ...trio };
});
