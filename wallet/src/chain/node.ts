import { JsonRpcProvider } from "ethers";

import type { AddressBook } from "../../../deploy/addressBook.ts";
import { SituationError } from "../../../src/catalogue/decodeError.ts";
import type { WalletTiers } from "../../../types/ethers-contracts/contracts/yuan/tiers/WalletTiers.ts";
import type { WalletYuan } from "../../../types/ethers-contracts/contracts/yuan/WalletYuan.ts";
import { WalletTiers__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/tiers/WalletTiers__factory.ts";
import { WalletYuan__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";

/** The node that the page reads from, whether or not there is a wallet. */
export interface Node {
  readonly provider: JsonRpcProvider;
  readonly book: AddressBook;
  readonly walletYuan: WalletYuan;
  readonly tiers: WalletTiers;
}

const POLLING_INTERVAL_MS = 1_000;

/** Connects to the node and makes sure that it runs the chain and the contracts of the address book. */
export async function connectNode(book: AddressBook): Promise<Node> {
  const provider = new JsonRpcProvider(book.rpcUrl, book.chainId, {
    staticNetwork: true,
    pollingInterval: POLLING_INTERVAL_MS,
  });
  const walletYuan = WalletYuan__factory.connect(book.contracts.WalletYuan, provider);
  const chainId = await provider.send("eth_chainId", []).catch((cause: unknown) => {
    throw new SituationError("NODE_UNREACHABLE", {}, cause);
  });
  if (BigInt(chainId as string) !== BigInt(book.chainId)) throw new SituationError("WRONG_CHAIN");
  if ((await provider.getCode(book.contracts.WalletYuan)) === "0x") throw new SituationError("NOT_DEPLOYED");
  const tiers = WalletTiers__factory.connect(book.contracts.WalletTiers, provider);
  return { provider, book, walletYuan, tiers };
}
