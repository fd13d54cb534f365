import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { ZeroAddress } from "ethers";

import { PAYMENT_RULES_ROLE, RECOVERY_ROLE } from "./contractRoles.ts";
import LibraAuthority from "./LibraAuthority.ts";

const NEVER = 2n ** 64n - 1n;

/** What all currencies share: who takes part, the rules for payments, the recovery of wallets, and the first dealer. */
export default buildModule("LibraNetwork", (m) => {
  const { authority } = m.useModule(LibraAuthority);
  const participants = m.contract("Participants", [authority]);
  const rules = m.contract("PaymentRules", [authority, participants]);
  const recovery = m.contract("Recovery", [m.getParameter<number>("recoveryDelaySeconds")]);
  m.call(authority, "grantRole", [PAYMENT_RULES_ROLE, rules, 0], { id: "grant_rules" });
  m.call(authority, "grantRole", [RECOVERY_ROLE, recovery, 0], { id: "grant_recovery" });
  const credential = {
    humanName: "Designated dealer",
    baseUrl: "",
    complianceKey: ZeroAddress,
    expiresAt: NEVER,
  };
  m.call(participants, "registerDesignatedDealer", [m.getParameter<string>("dealer"), credential]);
  return { authority, participants, rules, recovery };
});
