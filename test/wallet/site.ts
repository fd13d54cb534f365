import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

import { build } from "vite";

import type { AddressBook } from "../../deploy/addressBook.ts";

const DIST = new URL("../../wallet/dist/", import.meta.url);
const TYPES: Record<string, string> = {
  html: "text/html",
  js: "text/javascript",
  css: "text/css",
  svg: "image/svg+xml",
};

export interface Site {
  readonly url: string;
  /** What is served as the address book; undefined stands for a chain that wasn't started. */
  book: AddressBook | undefined;
  close(): Promise<void>;
}

/** Builds the page as it is delivered and serves it on a free port of localhost. */
export async function startSite(book: AddressBook): Promise<Site> {
  await build({
    configFile: fileURLToPath(new URL("../../wallet/vite.config.ts", import.meta.url)),
    logLevel: "error",
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname.slice(1) || "index.html";
    const body = path === "address-book.json" ? addressBook() : readFile(new URL(path, DIST));
    body.then(
      (content) =>
        response
          .setHeader("content-type", TYPES[path.split(".").pop() ?? ""] ?? "application/json")
          .end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const site: Site = {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    book,
    close: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  };
  async function addressBook(): Promise<string> {
    if (!site.book) throw new Error("no address book");
    return Promise.resolve(JSON.stringify(site.book));
  }
  return site;
}
