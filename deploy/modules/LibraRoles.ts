import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { handOver } from "../handOver.ts";
import { trioRights } from "../libraRights.ts";
import { LIBRA_ROLES } from "../roles.ts";
import LibraAuthority from "./LibraAuthority.ts";
import { TRIOS } from "./trios.ts";

/** ≋USD alone, for a comparison: the roles have their accounts, and one account stands in for the council. */
export default buildModule("LibraRoles", (m) => {
  const { authority } = m.useModule(LibraAuthority);
  const trio = m.useModule(TRIOS.USD);
  const admin = { account: m.getParameter<string>("admin"), delaySeconds: 0 };
  handOver(m, authority, LIBRA_ROLES, trioRights("USD", trio), admin);
  return { authority, ...trio };
});
