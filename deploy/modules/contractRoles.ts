import type {
  IgnitionModuleBuilder,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";

import { LibraCoin__factory } from "../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";

type Contract = NamedArtifactContractDeploymentFuture<string>;

/** Contracts that act on coins, or on their rules: each has a role of its own, which no account holds. */
export const PAYMENT_RULES_ROLE = 201n;
export const RECOVERY_ROLE = 202n;
export const CURRENCIES_ROLE = 203n;

const coinAbi = LibraCoin__factory.createInterface();
const RIGHTS_OVER_COINS = [
  ["rules", coinAbi.getFunction("setRules").selector, PAYMENT_RULES_ROLE],
  ["recovery", coinAbi.getFunction("replaceWallet").selector, RECOVERY_ROLE],
] as const;

export interface CoinTerms {
  readonly code: string;
  readonly authority: Contract;
  readonly participants: Contract;
  readonly rules: Contract;
  /** Who brings the coin to life: its treasury, or the composite's vault. */
  readonly treasury: Contract;
}

/** A coin that the network knows, under the rules that all coins share. */
export function deployCoin(m: IgnitionModuleBuilder, terms: CoinTerms) {
  const { code, authority, participants, rules, treasury } = terms;
  const coin = m.contract("LibraCoin", [
    `Libra ${code}`,
    `≋${code}`,
    authority,
    treasury,
    participants,
    rules,
  ]);
  m.call(participants, "connectCoin", [coin]);
  for (const [name, selector, role] of RIGHTS_OVER_COINS) {
    m.call(authority, "setTargetFunctionRole", [coin, [selector], role], { id: `open_${name}` });
  }
  return coin;
}
