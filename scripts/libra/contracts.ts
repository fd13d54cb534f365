import type { Interface } from "ethers";

import { AssociationAuthority__factory } from "../../types/ethers-contracts/factories/contracts/libra/association/AssociationAuthority__factory.ts";
import { Council__factory } from "../../types/ethers-contracts/factories/contracts/libra/association/Council__factory.ts";
import { ValidatorSet__factory } from "../../types/ethers-contracts/factories/contracts/libra/association/ValidatorSet__factory.ts";
import { LibraCoin__factory } from "../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { Reserve__factory } from "../../types/ethers-contracts/factories/contracts/libra/Reserve__factory.ts";
import { Treasury__factory } from "../../types/ethers-contracts/factories/contracts/libra/Treasury__factory.ts";
import { TimelockController__factory } from "../../types/ethers-contracts/factories/@openzeppelin/contracts/governance/TimelockController__factory.ts";
import { Composite__factory } from "../../types/ethers-contracts/factories/contracts/libra/composite/Composite__factory.ts";
import { Currencies__factory } from "../../types/ethers-contracts/factories/contracts/libra/currencies/Currencies__factory.ts";
import { Participants__factory } from "../../types/ethers-contracts/factories/contracts/libra/participants/Participants__factory.ts";
import { Redemption__factory } from "../../types/ethers-contracts/factories/contracts/libra/redemption/Redemption__factory.ts";
import type { Desk } from "./desk.ts";

export interface Callee {
  readonly address: string;
  readonly abi: Interface;
}

/** What the council may call, by the name that a proposal is written with; the coin's are those of `--currency`. */
export function callees({ book, trio }: Desk): Readonly<Record<string, Callee>> {
  const { AssociationAuthority, Council, Timelock, ValidatorSet, Currencies, Participants } = book.contracts;
  return {
    Council: { address: Council, abi: Council__factory.createInterface() },
    AssociationAuthority: {
      address: AssociationAuthority,
      abi: AssociationAuthority__factory.createInterface(),
    },
    ValidatorSet: { address: ValidatorSet, abi: ValidatorSet__factory.createInterface() },
    Timelock: { address: Timelock, abi: TimelockController__factory.createInterface() },
    Currencies: { address: Currencies, abi: Currencies__factory.createInterface() },
    Participants: { address: Participants, abi: Participants__factory.createInterface() },
    Composite: { address: book.composite.vault, abi: Composite__factory.createInterface() },
    Redemption: { address: trio.redemption, abi: Redemption__factory.createInterface() },
    LibraCoin: { address: trio.coin, abi: LibraCoin__factory.createInterface() },
    Treasury: { address: trio.treasury, abi: Treasury__factory.createInterface() },
    Reserve: { address: trio.reserve, abi: Reserve__factory.createInterface() },
  };
}
