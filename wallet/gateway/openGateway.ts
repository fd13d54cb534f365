import { join } from "node:path";

import type { JsonRpcApiProvider } from "ethers";
import type { AddressBook } from "../../deploy/addressBook.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";
import { chainOf } from "./chain/chain.ts";
import type { KeyRing } from "./chain/keyRing.ts";
import { partiesOf } from "./chain/parties.ts";
import { DEFAULT_TERMS, type GatewayTerms, gatewayOf } from "./gateway.ts";
import { type ServerOptions, serverOf } from "./server.ts";
import { type SiteFolders, serveSite } from "./site.ts";
import { Database } from "./store/database.ts";

/** How long requests that are being answered may take when the gateway is told to end. */
const GRACE_MS = 1_000;

export interface GatewayOptions extends ServerOptions {
  readonly book: AddressBook;
  readonly provider: JsonRpcApiProvider;
  readonly keys: KeyRing;
  /** Folder of the store; each chain has a file of its own in it. */
  readonly dataFolder: string;
  readonly host: string;
  /** 0 takes any port that is free. */
  readonly port: number;
  readonly pageUrl?: string;
  readonly terms?: Partial<Omit<GatewayTerms, "pageUrl">>;
  /** Without it, only the interface is served. */
  readonly site?: SiteFolders;
}

export interface OpenGateway {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the store, takes up what a former process left, and serves. */
export async function openGateway(options: GatewayOptions): Promise<OpenGateway> {
  const { book, provider, keys, host, port } = options;
  const chain = chainOf(book, provider);
  const parties = await partiesOf(chain, keys);
  const database = new Database(await storeFile(options));
  const browserHost = host === "127.0.0.1" ? "localhost" : host;
  // known once it listens, where any free port will do
  let url = `http://${browserHost}:${port}/`;
  const terms = { ...DEFAULT_TERMS, ...options.terms, pageUrl: () => options.pageUrl ?? url };
  let say: (fault: unknown) => void = () => undefined;
  const gateway = gatewayOf({ ...{ chain, keys, parties, terms, database }, onFault: (fault) => say(fault) });
  const app = await serverOf(gateway, options);
  say = (fault) => app.log.error({ err: fault }, "fault");
  if (options.site !== undefined) await serveSite(app, options.site, book);
  await listen(app, host, port);
  gateway.start();
  const address = app.server.address();
  const listensOn = typeof address === "object" && address !== null ? address.port : port;
  url = `http://${browserHost}:${listensOn}/`;
  const close = async () => {
    // who keeps a connection open without asking anything doesn't keep the gateway
    const lingering = setTimeout(() => app.server.closeAllConnections(), GRACE_MS);
    await app.close();
    clearTimeout(lingering);
    await gateway.close();
    database.close();
  };
  return { url, close };
}

/** A development chain that was started again is another chain: its blocks differ from the first one on. */
async function storeFile({ book, provider, dataFolder }: GatewayOptions): Promise<string> {
  const first = await provider.getBlock(0);
  const contracts = book.contracts.WalletYuan.slice(2, 10).toLowerCase();
  return join(dataFolder, `${book.chainId}-${(first?.hash ?? "").slice(2, 10)}-${contracts}.sqlite`);
}

async function listen(app: Awaited<ReturnType<typeof serverOf>>, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const nextStep = `Free port ${port}, or choose another with --port.`;
    throw new JiaoziError("BAD_USAGE", `The gateway can't listen: ${why}.`, nextStep, {}, cause);
  }
}
