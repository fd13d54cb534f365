import { createWalletMiddleware } from "@metamask/eth-json-rpc-middleware";
import { JsonRpcEngine, createAsyncMiddleware, createScaffoldMiddleware } from "@metamask/json-rpc-engine";
import { createEngineStream } from "@metamask/json-rpc-middleware-stream";
import multiplexer from "@metamask/object-multiplex";
import { Duplex, pipeline } from "readable-stream";

import type { TestWallet } from "./testWallet.ts";

/** One page's line to the wallet. */
export interface Line {
  receive(message: unknown): void;
  close(): void;
}

/** Puts MetaMask's RPC engine and wallet middleware behind MetaMask's streams, as its background process does. */
export function openLine(wallet: TestWallet, send: (message: unknown) => void): Line {
  const engine = new JsonRpcEngine();
  engine.push(createScaffoldMiddleware(ownMethods(wallet)));
  engine.push(signingMethods(wallet));
  engine.push(
    createAsyncMiddleware(async (request, response) => {
      response.result = (await wallet.passOn(request.method, request.params)) as never;
    }),
  );
  const stopNotifying = wallet.onNotification((notification) =>
    engine.emit("notification", { jsonrpc: "2.0", ...notification }),
  );

  const bridge = new Duplex({
    objectMode: true,
    read: () => undefined,
    write(message: unknown, _encoding, done) {
      send(message);
      done();
    },
  });
  const ObjectMultiplex = (
    "default" in multiplexer ? multiplexer.default : multiplexer
  ) as typeof multiplexer;
  const channels = new ObjectMultiplex();
  pipeline(bridge, channels as unknown as Duplex, bridge, () => undefined);
  const channel = channels.createStream("metamask-provider") as unknown as Duplex;
  pipeline(channel, createEngineStream({ engine }) as never, channel, () => undefined);
  return {
    receive: (message) => void bridge.push(message),
    close: () => {
      stopNotifying();
      bridge.destroy();
    },
  };
}

/** What MetaMask's middleware checks before anything is asked for. */
function signingMethods(wallet: TestWallet) {
  return createWalletMiddleware({
    getAccounts: () => Promise.resolve([...wallet.permitted]),
    processTransaction: (transaction) => wallet.sendTransaction(transaction as never),
    processTypedMessageV4: (message) => wallet.signTypedData(message as never),
    processPersonalMessage: (message) => wallet.signText(message as never),
  });
}

/** The methods that MetaMask answers in its application, outside its published middleware. */
function ownMethods(wallet: TestWallet) {
  const answer = (work: (params: never) => unknown) =>
    createAsyncMiddleware(async (request, response) => {
      response.result = (await work((request.params ?? []) as never)) as never;
    });
  return {
    metamask_getProviderState: answer(() => ({
      accounts: wallet.permitted,
      chainId: wallet.network.chainId,
      isUnlocked: true,
      networkVersion: BigInt(wallet.network.chainId).toString(),
    })),
    eth_chainId: answer(() => wallet.network.chainId),
    eth_requestAccounts: answer(() => wallet.connect()),
    wallet_revokePermissions: answer(() => (wallet.revoke(), null)),
    wallet_switchEthereumChain: answer(([{ chainId }]: [{ chainId: string }]) => wallet.switchChain(chainId)),
    wallet_addEthereumChain: answer(([offer]: [unknown]) => wallet.addChain(offer)),
    wallet_watchAsset: answer((asset: unknown) => wallet.watchAsset(asset)),
  };
}
