import { join } from "node:path";

import { developmentKeyOf } from "../../wallet/gateway/chain/developmentKeys.ts";
import { knownKeys } from "../../wallet/gateway/chain/keyRing.ts";
import type { GatewayTerms } from "../../wallet/gateway/gateway.ts";
import { type OpenGateway, openGateway } from "../../wallet/gateway/openGateway.ts";
import { Client } from "./client.ts";
import { type Ground, NAMES, prepareGround, privateKeysOf } from "./ground.ts";

export interface BenchOptions {
  readonly withLibra?: boolean;
  /** Before the gateway opens. */
  readonly prepare?: (ground: Ground) => Promise<void>;
  readonly terms?: Partial<GatewayTerms>;
}

/** A gateway in this process, over HTTP and on a real node. */
export class Bench {
  readonly ground: Ground;
  gateway: OpenGateway;

  private constructor(ground: Ground, gateway: OpenGateway) {
    this.ground = ground;
    this.gateway = gateway;
  }

  static async start({ withLibra = false, prepare, terms }: BenchOptions = {}): Promise<Bench> {
    const ground = await prepareGround({ withLibra });
    try {
      await prepare?.(ground);
      return new Bench(ground, await openOn(ground, ground.folder, terms));
    } catch (fault) {
      // a node left behind would keep the process alive
      await ground.close();
      throw fault;
    }
  }

  client(): Client {
    return new Client(this.gateway.url, this.ground.book);
  }

  /** Another gateway with a store of its own and other terms, to be closed by who asked for it. */
  another(name: string, terms: Partial<GatewayTerms>): Promise<OpenGateway> {
    return openOn(this.ground, join(this.ground.folder, name), terms);
  }

  /** Ends the gateway in order, and opens it again on the same store. */
  async restart(): Promise<void> {
    await this.gateway.close();
    this.gateway = await openOn(this.ground);
  }

  async close(): Promise<void> {
    await this.gateway.close();
    await this.ground.close();
  }
}

function openOn(
  { book, provider, folder }: Ground,
  dataFolder = folder,
  terms: Partial<GatewayTerms> = {},
): Promise<OpenGateway> {
  const dealer = developmentKeyOf(book.libra?.dealer ?? "");
  const privateKeys = [...privateKeysOf(NAMES), ...(dealer === undefined ? [] : [dealer])];
  const keys = knownKeys(privateKeys, book.chainId);
  const generous = { perAddressPerMinute: 100_000, perAccountPerMinute: 100_000 };
  const batches = { intervalMs: 20, size: 300 };
  return openGateway({
    ...{ book, provider, keys, dataFolder },
    host: "127.0.0.1",
    port: 0,
    terms: { ...generous, batches, ...terms },
  });
}
