import type { AddressBook } from "../../../deploy/addressBook.ts";
import { LOCAL_CHAIN } from "../../../deploy/localChain.ts";
import { decodeError } from "../../../src/catalogue/decodeError.ts";
import type { Eip1193Provider } from "./eip1193.ts";

/** Switches the wallet to the network of the address book, adding it where the wallet doesn't know it. */
export async function switchNetwork(provider: Eip1193Provider, book: AddressBook): Promise<void> {
  const chainId = `0x${book.chainId.toString(16)}`;
  const switchChain = () => provider.request({ method: "wallet_switchEthereumChain", params: [{ chainId }] });
  try {
    await switchChain();
  } catch (error) {
    const decoded = decodeError(error);
    if (decoded.kind !== "situation" || decoded.code !== "CHAIN_UNKNOWN") throw error;
    const { chainName, rpcUrl } = book;
    const { nativeCurrency } = LOCAL_CHAIN;
    await provider.request({
      method: "wallet_addEthereumChain",
      params: [{ chainId, chainName, nativeCurrency, rpcUrls: [rpcUrl] }],
    });
    // adding alone doesn't switch in every wallet
    await switchChain();
  }
}

/** Asks the wallet to list wallet yuan among its tokens (EIP-747). Returns whether the person agreed. */
export async function watchWalletYuan(
  provider: Eip1193Provider,
  token: { address: string; symbol: string; decimals: number },
): Promise<boolean> {
  return Boolean(
    await provider.request({
      method: "wallet_watchAsset",
      params: { type: "ERC20", options: token } as never,
    }),
  );
}
