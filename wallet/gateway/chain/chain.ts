import { type JsonRpcApiProvider, type Provider, Interface } from "ethers";

import type { AddressBook } from "../../../deploy/addressBook.ts";
import type { LibraCurrency } from "../../../deploy/currencies.ts";
import { CentralBank__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/CentralBank__factory.ts";
import { LibraCoin__factory } from "../../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { Participants__factory } from "../../../types/ethers-contracts/factories/contracts/libra/participants/Participants__factory.ts";
import { PaymentRules__factory } from "../../../types/ethers-contracts/factories/contracts/libra/rules/PaymentRules__factory.ts";
import { SecuredTrades__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/escrow/SecuredTrades__factory.ts";
import { SequencedPayments__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/SequencedPayments__factory.ts";
import { WalletTiers__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/tiers/WalletTiers__factory.ts";
import { WalletYuan__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";

export const YUAN_ABI = WalletYuan__factory.createInterface();
/** Its events are those that the wallet yuan emits, since it runs this code on its own storage. */
export const SEQUENCE_ABI = SequencedPayments__factory.createInterface();
export const BANK_ABI = CentralBank__factory.createInterface();
export const TIERS_ABI = WalletTiers__factory.createInterface();
export const TRADES_ABI = SecuredTrades__factory.createInterface();
export const COIN_ABI = LibraCoin__factory.createInterface();
export const PARTICIPANTS_ABI = Participants__factory.createInterface();
export const ERC1271_ABI = new Interface([
  "function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)",
]);

/** The contracts as the gateway reads them. */
export type Chain = ReturnType<typeof chainOf>;

export function chainOf(book: AddressBook, provider: JsonRpcApiProvider) {
  const { contracts, libra } = book;
  return {
    book,
    provider,
    chainId: book.chainId,
    walletYuan: WalletYuan__factory.connect(contracts.WalletYuan, provider),
    centralBank: CentralBank__factory.connect(contracts.CentralBank, provider),
    walletTiers: WalletTiers__factory.connect(contracts.WalletTiers, provider),
    trades: SecuredTrades__factory.connect(contracts.SecuredTrades, provider),
    libra: libra === undefined ? undefined : libraOf(libra, provider),
  };
}

function libraOf(
  { contracts, currencies, composite }: NonNullable<AddressBook["libra"]>,
  provider: Provider,
) {
  return {
    participants: Participants__factory.connect(contracts.Participants, provider),
    rules: PaymentRules__factory.connect(contracts.PaymentRules, provider),
    coinOf: (currency: LibraCurrency) => LibraCoin__factory.connect(currencies[currency].coin, provider),
    /** Name by address of every coin, ≋LBR among them. */
    names: new Map<string, string>([
      ...Object.entries(currencies).map(([name, { coin }]): [string, string] => [coin, name]),
      [composite.coin, "LBR"],
    ]),
  };
}

export interface Now {
  readonly number: number;
  readonly timestamp: number;
}

/** The chain's last block: its clock is the one that counts. */
export async function nowOf({ provider }: Pick<Chain, "provider">): Promise<Now> {
  const block = await provider.getBlock("latest");
  if (block === null) throw new Error("The chain has no blocks");
  return { number: block.number, timestamp: block.timestamp };
}
