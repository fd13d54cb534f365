import type { Interface } from "ethers";

import type { LibraBook } from "../../../deploy/addressBook.ts";
import { AssociationAuthority__factory } from "../../../types/ethers-contracts/factories/contracts/libra/association/AssociationAuthority__factory.ts";
import { Council__factory } from "../../../types/ethers-contracts/factories/contracts/libra/association/Council__factory.ts";
import { ValidatorSet__factory } from "../../../types/ethers-contracts/factories/contracts/libra/association/ValidatorSet__factory.ts";
import { ICurrencies__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/ICurrencies__factory.ts";
import { IComposite__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IComposite__factory.ts";
import { IRedemption__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IRedemption__factory.ts";
import { LibraCoin__factory } from "../../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { Participants__factory } from "../../../types/ethers-contracts/factories/contracts/libra/participants/Participants__factory.ts";
import { Reserve__factory } from "../../../types/ethers-contracts/factories/contracts/libra/Reserve__factory.ts";
import { Treasury__factory } from "../../../types/ethers-contracts/factories/contracts/libra/Treasury__factory.ts";

/** A contract that the council may call, with the name that people know it by. */
export interface Callee {
  readonly name: string;
  readonly address: string;
  readonly abi: Interface;
}

const TRIO_ABIS = {
  coin: LibraCoin__factory,
  treasury: Treasury__factory,
  reserve: Reserve__factory,
  redemption: IRedemption__factory,
} as const;

export function calleesOf({ contracts, composite, currencies }: LibraBook): readonly Callee[] {
  const single = (name: string, address: string, factory: { createInterface(): Interface }) => ({
    ...{ name, address, abi: factory.createInterface() },
  });
  return [
    single("Council", contracts.Council, Council__factory),
    single("AssociationAuthority", contracts.AssociationAuthority, AssociationAuthority__factory),
    single("ValidatorSet", contracts.ValidatorSet, ValidatorSet__factory),
    single("Currencies", contracts.Currencies, ICurrencies__factory),
    single("Participants", contracts.Participants, Participants__factory),
    single("Composite", composite.vault, IComposite__factory),
    single("≋LBR", composite.coin, LibraCoin__factory),
    ...Object.entries(currencies).flatMap(([code, trio]) =>
      (["coin", "treasury", "reserve", "redemption"] as const).map((part) =>
        single(part === "coin" ? `≋${code}` : `≋${code} ${part}`, trio[part], TRIO_ABIS[part]),
      ),
    ),
  ];
}

/** `≋USD.halt()`; the raw data where the call is nobody's. */
export function callInWords(book: LibraBook, target: string, data: string): string {
  const callee = calleesOf(book).find(({ address }) => address === target);
  const parsed = callee?.abi.parseTransaction({ data });
  if (!callee || !parsed) return `${callee?.name ?? target} ${data}`;
  return `${callee.name}.${parsed.name}(${parsed.args.map((value) => String(value)).join(", ")})`;
}
