import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { FastifyHelmetOptions } from "@fastify/helmet";
import fastifyStatic from "@fastify/static";

import type { AddressBook } from "../../deploy/addressBook.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";
import type { App } from "./app.ts";

/** Folders that are served beside the interface. */
export interface SiteFolders {
  /** The built page. */
  readonly page: URL;
  readonly report: URL;
}

export const SITE: SiteFolders = {
  page: new URL("../dist/", import.meta.url),
  report: new URL("../../report/", import.meta.url),
};

/** A report is one page, and pictures, without script; each carries its own style. */
const REPORT_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Nothing but the own files, icons handed over as data, and the chain's node, which MetaMask needs as well. */
export function contentPolicy(rpcUrl: string): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'self'"],
        "connect-src": ["'self'", new URL(rpcUrl).origin],
        "img-src": ["'self'", "data:"],
        "script-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["'none'"],
      },
    },
    // served over plain HTTP on this machine; who serves it elsewhere puts TLS before it
    strictTransportSecurity: false,
    referrerPolicy: { policy: "no-referrer" },
  };
}

/** Throws `BAD_FILE` unless the page was built. */
export function requirePage({ page }: SiteFolders): void {
  if (existsSync(new URL("index.html", page))) return;
  throw new JiaoziError("BAD_FILE", "The wallet page isn't built.", "Run npm start, which builds it.");
}

/** The built page at the root, the report under `/report/`, and the address book of this chain. */
export async function serveSite(app: App, { page, report }: SiteFolders, book: AddressBook): Promise<void> {
  await app.register(fastifyStatic, {
    root: fileURLToPath(page),
    cacheControl: false,
    setHeaders: (reply, path) => {
      // built files have their contents' hash in their name
      const isImmutable = path.includes("/assets/");
      reply.header("cache-control", isImmutable ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  await app.register(fastifyStatic, {
    root: fileURLToPath(report),
    prefix: "/report/",
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply) => void reply.header("content-security-policy", REPORT_POLICY),
  });
  app.get("/report", { schema: { hide: true } }, (_, reply) => reply.redirect("/report/", 308));
  app.get("/address-book.json", { schema: { hide: true } }, (_, reply) =>
    reply.type("application/json").serializer(JSON.stringify).send(book),
  );
}
