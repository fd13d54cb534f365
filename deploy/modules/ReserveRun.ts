import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { handOver } from "../handOver.ts";
import { networkRights, redemptionRights, trioRights } from "../libraRights.ts";
import { LIBRA_ROLES } from "../roles.ts";
import { barAdministrators } from "./barAdministrators.ts";
import LibraNetwork from "./LibraNetwork.ts";
import { REDEMPTIONS } from "./redemptions.ts";
import { TRIOS } from "./trios.ts";

/** ≋USD with its emergency queue, for a run on its reserve; one account stands in for the council. */
export default buildModule("ReserveRun", (m) => {
  const network = m.useModule(LibraNetwork);
  const { authority } = network;
  const trio = m.useModule(TRIOS.USD);
  const { redemption } = m.useModule(REDEMPTIONS.USD);
  const account = m.getParameter<string>("admin");
  const admin = { account, delaySeconds: 0, after: barAdministrators(m, trio.coin, [account]) };
  const rights = [...networkRights(network), ...trioRights("USD", trio), redemptionRights("USD", redemption)];
  handOver(m, authority, LIBRA_ROLES, rights, admin);
  return { ...network, ...trio, redemption };
});
