import { ZeroAddress } from "ethers";

import type { AccessManager } from "../../types/ethers-contracts/@openzeppelin/contracts/access/manager/AccessManager.ts";
import type { LibraCoin } from "../../types/ethers-contracts/contracts/libra/LibraCoin.ts";
import type { Recovery } from "../../types/ethers-contracts/contracts/libra/recovery/Recovery.ts";
import type { PaymentRules } from "../../types/ethers-contracts/contracts/libra/rules/PaymentRules.ts";
import type { Chain } from "../behaviours/chain.ts";
import { grantRights } from "../behaviours/rights.ts";

export const RECOVERY_DELAY_SECONDS = 3n * 86_400n;

/** A credential that never expires, without URL and key. */
export const CREDENTIAL = {
  humanName: "A participant",
  baseUrl: "",
  complianceKey: ZeroAddress,
  expiresAt: 2n ** 64n - 1n,
};

/** Who registers participants, as treasury compliance. */
const REGISTRATION = [
  ...(["registerDesignatedDealer", "registerParentVasp", "registerUnhosted"] as const),
  ...(["extendCredential", "addDomain", "removeDomain"] as const),
];
const RULES = [
  ...(["allowUnhosted", "disallowUnhosted", "setTravelRuleThreshold", "switchWindows"] as const),
  ...(["setVaspLimits", "setVaspWindow"] as const),
];

/** What all currencies share. The admitter registers participants, compliance decides on rules, the admin is council. */
export async function deployNetwork(chain: Chain, authority: AccessManager) {
  const { ethers, people } = chain;
  const participants = await ethers.deployContract("Participants", [authority], people.admin);
  const rules = await ethers.deployContract("PaymentRules", [authority, participants], people.admin);
  const recovery = await ethers.deployContract("Recovery", [RECOVERY_DELAY_SECONDS], people.admin);
  await grantRights(chain, authority, participants, { admitter: REGISTRATION });
  await grantRights(chain, authority, rules, { compliance: RULES });
  return { participants, rules, recovery };
}

/** The two contracts that act on a coin, each by a role of its own. */
export async function letActOnCoin(
  authority: AccessManager,
  coin: LibraCoin,
  { rules, recovery }: { rules: PaymentRules; recovery: Recovery },
) {
  const acting = [
    [201n, coin.interface.getFunction("setRules").selector, rules],
    [202n, coin.interface.getFunction("replaceWallet").selector, recovery],
  ] as const;
  for (const [role, selector, contract] of acting) {
    await authority.setTargetFunctionRole(coin, [selector], role);
    await authority.grantRole(role, contract, 0);
  }
}
