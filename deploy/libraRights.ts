import type { NamedArtifactContractDeploymentFuture } from "@nomicfoundation/ignition-core";

import { ICurrencies__factory } from "../types/ethers-contracts/factories/contracts/interfaces/ICurrencies__factory.ts";
import { IRedemption__factory } from "../types/ethers-contracts/factories/contracts/interfaces/IRedemption__factory.ts";
import { ITreasury__factory } from "../types/ethers-contracts/factories/contracts/interfaces/ITreasury__factory.ts";
import { LibraCoin__factory } from "../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { Participants__factory } from "../types/ethers-contracts/factories/contracts/libra/participants/Participants__factory.ts";
import { PaymentRules__factory } from "../types/ethers-contracts/factories/contracts/libra/rules/PaymentRules__factory.ts";
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
export function trioRights(code: string, { coin, treasury }: Trio): Opening<LibraRoleName>[] {
  return [
    opening(`${code}_Treasury`, treasury, ITreasury__factory.createInterface(), {
      treasuryCompliance: [
        ...(["designateDealer", "setTiers", "switchMinting"] as const),
        ...(["approveMint", "declineMint", "burn", "cancelPreburn"] as const),
      ],
    }),
    coinRights(code, coin),
  ];
}

/** What the roles may do over a coin, the composite's among them. */
export function coinRights(code: string, coin: Contract): Opening<LibraRoleName> {
  return opening(`${code}_LibraCoin`, coin, LibraCoin__factory.createInterface(), {
    treasuryCompliance: ["setFees", "burnFees"],
    freeze: ["freeze"],
    lift: ["lift"],
    seize: ["forcedTransfer"],
    pause: ["pause"],
    unpause: ["unpause"],
  });
}

/** Whether the dealers are inactive, and how long requests wait, is the council's to say. */
export function redemptionRights(code: string, redemption: Contract): Opening<LibraRoleName> {
  return opening(`${code}_Redemption`, redemption, IRedemption__factory.createInterface(), {
    emergencyAdministrator: ["settle"],
  });
}

/** Which currencies there are is the council's to say. */
export function registryRights(currencies: Contract): Opening<LibraRoleName> {
  return opening("Currencies", currencies, ICurrencies__factory.createInterface(), {
    treasuryCompliance: ["setRate", "setThreshold"],
  });
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
        // the travel rule's threshold comes from the registry of currencies
        ...(["allowUnhosted", "disallowUnhosted"] as const),
        ...(["switchWindows", "setVaspLimits", "setVaspWindow"] as const),
      ],
    }),
  ];
}
