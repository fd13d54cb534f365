import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import react from "@vitejs/plugin-react";
import { type Connect, type Plugin, defineConfig } from "vite";

import { contentSecurityPolicy } from "./contentSecurityPolicy.ts";
import { withReport } from "./serveReport.ts";

const ADDRESS_BOOK = new URL("../deploy/address-book.json", import.meta.url);

/** TypeChain's factories carry the contracts' bytecode; the page deploys nothing. */
const withoutBytecode: Plugin = {
  name: "without-bytecode",
  transform: {
    filter: { id: /__factory\.ts$/ },
    handler: (code) => ({ code: code.replace(/_bytecode = "0x[0-9a-f]*"/, '_bytecode = "0x"'), map: null }),
  },
};

/** Only in the built page: the development server needs inline scripts. */
const withPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: {
        "http-equiv": "Content-Security-Policy",
        content: contentSecurityPolicy(process.env["JIAOZI_RPC_ORIGIN"]),
      },
      injectTo: "head-prepend",
    },
  ],
};

/** The address book of the chain that was started, beside the page. */
const withAddressBook: Plugin = {
  name: "address-book",
  configureServer: ({ middlewares }) => serveAddressBook(middlewares),
  configurePreviewServer: ({ middlewares }) => serveAddressBook(middlewares),
};

function serveAddressBook(middlewares: Connect.Server): void {
  middlewares.use("/address-book.json", (_, response) => {
    readFile(ADDRESS_BOOK).then(
      (book) => response.setHeader("content-type", "application/json").end(book),
      () => response.writeHead(404).end(),
    );
  });
}

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  resolve: {
    alias: { "@adraffy/ens-normalize": fileURLToPath(new URL("src/chain/noNames.ts", import.meta.url)) },
  },
  plugins: [react(), withoutBytecode, withPolicy, withAddressBook, withReport()],
  server: { host: "127.0.0.1", port: 5173 },
  build: { outDir: "dist", emptyOutDir: true, target: "es2022", chunkSizeWarningLimit: 600 },
});
