import { createServer } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "vite";

import { knownKeys } from "../../wallet/gateway/chain/keyRing.ts";
import { type OpenGateway, openGateway } from "../../wallet/gateway/openGateway.ts";
import { SITE } from "../../wallet/gateway/site.ts";
import { PARTY_KEYS, type TestChain } from "./chain.ts";

export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the page as it is delivered and has the gateway serve it, with its interface, on a free port of localhost. */
export async function startSite({ book, provider, moreKeys = [] }: TestChain): Promise<Site> {
  await build({
    configFile: fileURLToPath(new URL("../../wallet/vite.config.ts", import.meta.url)),
    logLevel: "error",
  });
  const dataFolder = await mkdtemp(join(tmpdir(), "jiaozi-page-"));
  const port = await freePort();
  const url = `http://localhost:${port}/`;
  const gateway: OpenGateway = await openGateway({
    ...{ book, provider, dataFolder, port },
    keys: knownKeys([...Object.values(PARTY_KEYS), ...moreKeys], book.chainId),
    host: "127.0.0.1",
    pageUrl: url,
    // one machine plays everybody
    terms: { perAddressPerMinute: 100_000, batches: { intervalMs: 100, size: 300 } },
    site: { page: SITE.page, report: SITE.page },
  });
  const close = async () => {
    await gateway.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { url, close };
}

/** The page's address is part of what is signed, so it has to be known before the gateway listens. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
