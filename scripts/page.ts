import { existsSync } from "node:fs";
import { join } from "node:path";

import { preview } from "vite";

import { JiaoziError } from "../src/catalogue/errors.ts";
import { ROOT } from "./scenarioOption.ts";

const PORT = 5173;

export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the built wallet page on the loopback address, with the address book of the chain. */
export async function servePage(): Promise<ServedPage> {
  const configFile = join(ROOT, "wallet", "vite.config.ts");
  if (!existsSync(join(ROOT, "wallet", "dist", "index.html"))) {
    throw new JiaoziError("BAD_FILE", "The wallet page isn't built.", "Run npm start, which builds it.");
  }
  const server = await preview({
    configFile,
    preview: { host: "localhost", port: PORT, strictPort: true },
  }).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new JiaoziError(
      "BAD_USAGE",
      `The wallet page can't be served: ${why}.`,
      `Free port ${PORT}.`,
      {},
      cause,
    );
  });
  return { url: `http://localhost:${PORT}/`, close: () => server.close() };
}
