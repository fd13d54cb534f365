import { getAddress } from "ethers";
import { useCallback, useEffect, useState } from "react";

import { SituationError } from "../../../src/catalogue/decodeError.ts";
import { discoverWallets } from "./discovery.ts";
import type { FoundWallet } from "./eip1193.ts";

export interface Connection {
  readonly wallet: FoundWallet;
  readonly account: string;
  readonly chainId: bigint;
}

export interface WalletState {
  readonly found: readonly FoundWallet[];
  /** Whether wallets have had time to make themselves known. */
  readonly settled: boolean;
  readonly connection: Connection | undefined;
  /** Opens the wallet's own window; call it on a click only. */
  connect(wallet: FoundWallet): Promise<void>;
  disconnect(): Promise<void>;
}

const CHOSEN = "jiaozi.wallet";

/** The wallets of this browser and the one that is connected. Nothing here opens a window by itself. */
export function useWallet(): WalletState {
  const [{ found, settled }, setFound] = useState({ found: [] as readonly FoundWallet[], settled: false });
  const [connection, setConnection] = useState<Connection>();
  useEffect(() => discoverWallets((wallets, done) => setFound({ found: wallets, settled: done })), []);

  const chosen = localStorage.getItem(CHOSEN);
  const remembered = chosen === null ? undefined : found.find(({ rdns }) => rdns === chosen);
  useEffect(() => {
    // eth_accounts only tells what was granted before
    if (remembered) void open(remembered, "eth_accounts").then((opened) => opened && setConnection(opened));
  }, [remembered]);

  const wallet = connection?.wallet;
  useEffect(() => (wallet ? listen(wallet, setConnection) : undefined), [wallet]);

  const connect = useCallback(async (next: FoundWallet) => {
    const opened = await open(next, "eth_requestAccounts");
    if (!opened) throw new SituationError("NO_ACCOUNT");
    localStorage.setItem(CHOSEN, next.rdns);
    setConnection(opened);
  }, []);

  const disconnect = useCallback(async () => {
    localStorage.removeItem(CHOSEN);
    setConnection(undefined);
    const call = { method: "wallet_revokePermissions", params: [{ eth_accounts: {} }] };
    // not every wallet knows it; forgetting the wallet here is what counts
    await wallet?.provider.request(call).catch(() => undefined);
  }, [wallet]);

  return { found, settled, connection, connect, disconnect };
}

async function open(
  wallet: FoundWallet,
  method: "eth_accounts" | "eth_requestAccounts",
): Promise<Connection | undefined> {
  const accounts = (await wallet.provider.request({ method })) as string[];
  const chainId = (await wallet.provider.request({ method: "eth_chainId" })) as string;
  const [account] = accounts;
  return account === undefined
    ? undefined
    : { wallet, account: getAddress(account), chainId: BigInt(chainId) };
}

type Change = (change: (connection: Connection | undefined) => Connection | undefined) => void;

function listen({ provider }: FoundWallet, change: Change): () => void {
  const onAccounts = ([account]: string[]) =>
    change((held) => (held && account !== undefined ? { ...held, account: getAddress(account) } : undefined));
  const onChain = (chainId: string) => change((held) => held && { ...held, chainId: BigInt(chainId) });
  const onDisconnect = () => change(() => undefined);
  provider.on("accountsChanged", onAccounts);
  provider.on("chainChanged", onChain);
  provider.on("disconnect", onDisconnect);
  return () => {
    provider.removeListener("disconnect", onDisconnect);
    provider.removeListener("accountsChanged", onAccounts);
    provider.removeListener("chainChanged", onChain);
  };
}
