import { rpcErrors } from "@metamask/rpc-errors";

export interface Network {
  /** 0x-prefixed, without leading zeros. */
  readonly chainId: string;
  readonly name: string;
  readonly rpcUrl: string;
}

/** The networks that the wallet knows and the one it is on. Harness code; MetaMask's controller isn't published. */
export class Networks {
  readonly #known = new Map<string, Network>();
  #current: Network;

  constructor(first: Network) {
    this.#known.set(first.chainId, first);
    this.#current = first;
  }

  get current(): Network {
    return this.#current;
  }

  find(chainId: string): Network | undefined {
    return this.#known.get(chainId);
  }

  add(network: Network): void {
    this.#known.set(network.chainId, network);
  }

  select(chainId: string): void {
    const network = this.#known.get(chainId);
    if (!network) throw new Error(`Unknown network ${chainId}.`);
    this.#current = network;
  }

  /** Asks the current network's node; its errors pass through unchanged. */
  async request(method: string, params: unknown): Promise<unknown> {
    const response = await fetch(this.#current.rpcUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: params ?? [] }),
    });
    const answer = (await response.json()) as {
      result?: unknown;
      error?: { message: string; data?: unknown };
    };
    if (answer.error)
      throw rpcErrors.internal({ message: answer.error.message, data: answer.error.data as never });
    return answer.result;
  }
}

/** MetaMask's rules for wallet_addEthereumChain, as far as a page can break them. */
export async function checkedNetwork(offer: unknown): Promise<Network> {
  const { chainId, chainName, rpcUrls, nativeCurrency } = (offer ?? {}) as {
    chainId?: string;
    chainName?: string;
    rpcUrls?: string[];
    nativeCurrency?: { symbol?: string; decimals?: number };
  };
  const rpcUrl = rpcUrls?.[0];
  if (!/^0x[1-9a-f][0-9a-f]*$/.test(chainId ?? ""))
    throw rpcErrors.invalidParams("chainId must be unpadded hex");
  if (!chainName || !rpcUrl) throw rpcErrors.invalidParams("chainName and rpcUrls are needed");
  if (nativeCurrency?.decimals !== 18) throw rpcErrors.invalidParams("nativeCurrency must have 18 decimals");
  if (!/^.{2,6}$/.test(nativeCurrency.symbol ?? ""))
    throw rpcErrors.invalidParams("symbol must have 2 to 6 characters");
  const network = { chainId: chainId as string, name: chainName, rpcUrl };
  const answered = await new Networks(network).request("eth_chainId", []);
  if (answered !== chainId)
    throw rpcErrors.invalidParams(`the node says chain ${String(answered)}, not ${chainId}`);
  return network;
}
