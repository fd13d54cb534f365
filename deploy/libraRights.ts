import type { NamedArtifactContractDeploymentFuture } from "@nomicfoundation/ignition-core";

import { ITreasury__factory } from "../types/ethers-contracts/factories/contracts/interfaces/ITreasury__factory.ts";
import { LibraCoin__factory } from "../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { Participants__factory } from "../types/ethers-contracts/factories/contracts/libra/participants/Participants__factory.ts";
import { PaymentRules__factory } from "../types/ethers-contracts/factories/contracts/libra/rules/PaymentRules__factory.ts";
import type { LibraCurrency } from "./currencies.ts";
import { type Opening, opening } from "./handOver.ts";
import type { LibraRoleName } from "./roles.ts";

type Contract = NamedArtifactContractDeploymentFuture<string>;

export interface Trio {
  readonly coin: Contract;
  readonly treasury: Contract;
  readonly reserve: Contract;
}

/**
 * What the roles may do over one currency. The council keeps the rest: who the custodians are, how many of them sign,
 * how old a statement may be, and what it must fulfil to carry a mint.
 */
export function trioRights(currency: LibraCurrency, { coin, treasury }: Trio): Opening<LibraRoleName>[] {
  return [
    opening(`${currency}_Treasury`, treasury, ITreasury__factory.createInterface(), {
      treasuryCompliance: [
        ...(["designateDealer", "setTiers", "switchMinting"] as const),
        ...(["approveMint", "declineMint", "burn", "cancelPreburn"] as const),
      ],
    }),
    opening(`${currency}_LibraCoin`, coin, LibraCoin__factory.createInterface(), {
      treasuryCompliance: ["setFees", "burnFees"],
      freeze: ["freeze"],
      lift: ["lift"],
      seize: ["forcedTransfer"],
      pause: ["pause"],
      unpause: ["unpause"],
    }),
  ];
}

export interface Network {
  readonly participants: Contract;
  readonly rules: Contract;
}

/** What the roles may do over all currencies at once. */
export function networkRights({ participants, rules }: Network): Opening<LibraRoleName>[] {
  return [
    opening("Participants", participants, Participants__factory.createInterface(), {
      treasuryCompliance: ["registerDesignatedDealer"],
      licensing: [
        ...(["registerParentVasp", "registerUnhosted"] as const),
        ...(["extendCredential", "addDomain", "removeDomain"] as const),
      ],
    }),
    opening("PaymentRules", rules, PaymentRules__factory.createInterface(), {
      treasuryCompliance: [
        ...(["allowUnhosted", "disallowUnhosted", "setTravelRuleThreshold"] as const),
        ...(["switchWindows", "setVaspLimits", "setVaspWindow"] as const),
      ],
    }),
  ];
}
