import type { JsonRpcProvider } from "ethers";

import type { LibraBook } from "../../../deploy/addressBook.ts";
import { LIBRA_CURRENCIES, type LibraCurrency } from "../../../deploy/currencies.ts";
import type { Reserve } from "../../../types/ethers-contracts/contracts/libra/Reserve.ts";
import type { LibraCoin } from "../../../types/ethers-contracts/contracts/libra/LibraCoin.ts";
import type { Treasury } from "../../../types/ethers-contracts/contracts/libra/Treasury.ts";
import type { IComposite } from "../../../types/ethers-contracts/contracts/interfaces/IComposite.ts";
import type { IRedemption } from "../../../types/ethers-contracts/contracts/interfaces/IRedemption.ts";
import type { Participants } from "../../../types/ethers-contracts/contracts/libra/participants/Participants.ts";
import type { IPaymentRules } from "../../../types/ethers-contracts/contracts/interfaces/IPaymentRules.ts";
import { IComposite__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IComposite__factory.ts";
import { IPaymentRules__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IPaymentRules__factory.ts";
import { IRedemption__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IRedemption__factory.ts";
import { LibraCoin__factory } from "../../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { Participants__factory } from "../../../types/ethers-contracts/factories/contracts/libra/participants/Participants__factory.ts";
import { Reserve__factory } from "../../../types/ethers-contracts/factories/contracts/libra/Reserve__factory.ts";
import { Treasury__factory } from "../../../types/ethers-contracts/factories/contracts/libra/Treasury__factory.ts";
import type { Node } from "../chain/node.ts";

export type CoinCode = LibraCurrency | "LBR";
export const COIN_CODES: readonly CoinCode[] = [...LIBRA_CURRENCIES, "LBR"];

/** A coin in one currency, with the reserve behind it and the desks that it comes and goes through. */
export interface Trio {
  readonly code: LibraCurrency;
  readonly coin: LibraCoin;
  readonly treasury: Treasury;
  readonly reserve: Reserve;
  readonly redemption: IRedemption;
}

/** The Libra system as the page reads it. */
export interface LibraSystem {
  readonly provider: JsonRpcProvider;
  readonly book: LibraBook;
  readonly trios: readonly Trio[];
  readonly composite: { readonly coin: LibraCoin; readonly vault: IComposite };
  readonly participants: Participants;
  readonly rules: IPaymentRules;
  coinOf(code: CoinCode): LibraCoin;
  trioOf(code: LibraCurrency): Trio;
}

const systems = new WeakMap<Node, LibraSystem>();

/** The Libra system of the node's chain; undefined where none was deployed. */
export function libraOf(node: Node): LibraSystem | undefined {
  const { libra } = node.book;
  if (libra === undefined) return undefined;
  const known = systems.get(node) ?? connect(node.provider, libra);
  systems.set(node, known);
  return known;
}

function connect(provider: JsonRpcProvider, book: LibraBook): LibraSystem {
  const trios = LIBRA_CURRENCIES.map((code): Trio => {
    const { coin, treasury, reserve, redemption } = book.currencies[code];
    return {
      code,
      coin: LibraCoin__factory.connect(coin, provider),
      treasury: Treasury__factory.connect(treasury, provider),
      reserve: Reserve__factory.connect(reserve, provider),
      redemption: IRedemption__factory.connect(redemption, provider),
    };
  });
  const composite = {
    coin: LibraCoin__factory.connect(book.composite.coin, provider),
    vault: IComposite__factory.connect(book.composite.vault, provider),
  };
  const trioOf = (code: LibraCurrency) => {
    const found = trios.find((trio) => trio.code === code);
    if (found === undefined) throw new Error(`There is no ≋${code}.`);
    return found;
  };
  return {
    ...{ provider, book, trios, composite, trioOf },
    participants: Participants__factory.connect(book.contracts.Participants, provider),
    rules: IPaymentRules__factory.connect(book.contracts.PaymentRules, provider),
    coinOf: (code) => (code === "LBR" ? composite.coin : trioOf(code).coin),
  };
}
