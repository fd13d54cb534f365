/** A wallet's provider, as EIP-1193 describes it. */
export interface Eip1193Provider {
  request(call: { method: string; params?: unknown }): Promise<unknown>;
  on(event: string, listener: (value: never) => void): unknown;
  removeListener(event: string, listener: (value: never) => void): unknown;
}

/** A wallet that made itself known. */
export interface FoundWallet {
  /** Reverse domain name, e.g. "io.metamask"; empty for a wallet that only sets window.ethereum. */
  readonly rdns: string;
  readonly name: string;
  /** A data: address, or undefined. */
  readonly icon: string | undefined;
  readonly provider: Eip1193Provider;
}

export const METAMASK = "io.metamask";
