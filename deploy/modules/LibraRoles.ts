import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { PaymentRules__factory } from "../../types/ethers-contracts/factories/contracts/libra/rules/PaymentRules__factory.ts";
import { type Rights, handOver, opening } from "../handOver.ts";
import { networkRights, trioRights } from "../libraRights.ts";
import { LIBRA_ROLES, type LibraRoleName } from "../roles.ts";
import { barAdministrators } from "./barAdministrators.ts";
import LibraNetwork from "./LibraNetwork.ts";
import { TRIOS } from "./trios.ts";

const rulesAbi = PaymentRules__factory.createInterface();

/**
 * ≋USD alone, for a comparison: the roles have their accounts, and one account stands in for the council. Without a
 * registry of currencies to convert the network's threshold, treasury compliance sets the coin's.
 */
export default buildModule("LibraRoles", (m) => {
  const network = m.useModule(LibraNetwork);
  const { authority } = network;
  const trio = m.useModule(TRIOS.USD);
  const account = m.getParameter<string>("admin");
  const barred = barAdministrators(m, trio.coin, [account]);
  const admin = { account, delaySeconds: 0, after: barred };
  const threshold = opening("PaymentRules_threshold", network.rules, rulesAbi, {
    treasuryCompliance: ["setTravelRuleThreshold"],
  } satisfies Rights<LibraRoleName, "setTravelRuleThreshold">);
  const openings = [...networkRights(network), threshold, ...trioRights("USD", trio)];
  handOver(m, authority, LIBRA_ROLES, openings, admin);
  return { ...network, ...trio };
});
