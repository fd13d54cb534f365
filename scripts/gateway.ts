import { once } from "node:events";
import { join } from "node:path";
import { env, stderr, stdout } from "node:process";

import { readAddressBook } from "../deploy/addressBook.ts";
import { EXIT, JiaoziError } from "../src/catalogue/errors.ts";
import { demonstrationKey } from "../src/scenario/keys.ts";
import { type KeyRing, keysFromKeystore, knownKeys } from "../wallet/gateway/chain/keyRing.ts";
import { openGateway } from "../wallet/gateway/openGateway.ts";
import { SITE } from "../wallet/gateway/site.ts";
import { httpNetwork, providerOf, requireChain } from "./chain.ts";
import { main } from "./cli/main.ts";
import {
  EXIT_CODES_HELP,
  type OptionValues,
  type Options,
  helpOf,
  parseOptions,
  wholeNumber,
} from "./cli/options.ts";
import { ROOT } from "./scenarioOption.ts";

const PORT = 5173;

const OPTIONS: Options = {
  network: { value: "NAME", says: "a network of hardhat.config.ts (default: localhost)" },
  port: { value: "N", says: `default: ${PORT}; 0 takes any that is free` },
  host: { value: "ADDRESS", says: "where to listen (default: 127.0.0.1)" },
  data: { value: "FOLDER", says: "where the store is kept (default: data/gateway)" },
  "address-book": { value: "FILE", says: "default: deploy/address-book.json, which a deployment writes" },
  "page-url": { value: "URL", says: "where browsers find the page, if not here; signed messages name it" },
  "behind-proxy": { says: "believe a proxy on this machine about the addresses of requests" },
  "key-seed": {
    value: "SEED",
    says: "use a scenario's demonstration keys, on the local chain only; needs --key-names",
  },
  "key-names": { value: "A,B", says: "whose demonstration keys: institutions, banks, VASPs" },
  "no-page": { says: "serve the interface alone, not the page and the report" },
  help: { says: "print this" },
};

const HELP = helpOf(
  "npm run gateway -- [options]",
  `Runs the payment institution's gateway: opens wallets, takes signed payments, submits them in batches, tells what became of
them. Keys: a folder of Web3 Secret Storage files in JIAOZI_GATEWAY_KEYSTORE, their password in the file named by
JIAOZI_GATEWAY_PASSWORD_FILE. What each key may do, as an institution, a bank or a VASP, is read from the chain.`,
  OPTIONS,
  `Serves until Ctrl-C. The interface describes itself at /api/openapi.json.\n${EXIT_CODES_HELP}`,
);

await main(async (args) => {
  const values = parseOptions(OPTIONS, args, "npm run gateway --");
  if (values["help"] === true) {
    stdout.write(HELP);
    return EXIT.ok;
  }
  const orphaned = parting();
  const book = await readAddressBook(text(values, "address-book"));
  const network = text(values, "network") ?? "localhost";
  const rpcUrl = network === "localhost" ? book.rpcUrl : await httpNetwork(network);
  await requireChain(rpcUrl, book.chainId);
  const keys = await keysOf(values, book.chainId);
  const provider = providerOf(rpcUrl, book.chainId);
  const port = values["port"] === "0" ? 0 : (wholeNumber(values, "port", 1, 65_535) ?? PORT);
  const pageUrl = text(values, "page-url");
  const gateway = await openGateway({
    ...{ book, provider, keys, port },
    host: text(values, "host") ?? "127.0.0.1",
    dataFolder: text(values, "data") ?? join(ROOT, "data", "gateway"),
    isBehindProxy: values["behind-proxy"] === true,
    logger: { level: env["JIAOZI_GATEWAY_LOG"] ?? "info" },
    ...(pageUrl === undefined ? {} : { pageUrl }),
    ...(values["no-page"] === true ? {} : { site: SITE }),
  });
  stderr.write(`Gateway: ${gateway.url}\n`);
  process.send?.({ url: gateway.url });
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM"), orphaned]);
  await gateway.close();
  provider.destroy();
  // listening for the parent's end keeps this process alive
  if (process.connected) process.disconnect();
  return EXIT.interrupted;
});

async function keysOf(values: OptionValues, chainId: number): Promise<KeyRing> {
  const seed = text(values, "key-seed");
  if (seed !== undefined) {
    const names = (text(values, "key-names") ?? "").split(",").filter((name) => name !== "");
    return knownKeys(
      names.map((name) => demonstrationKey(seed, name).privateKey),
      chainId,
    );
  }
  const [folder, passwordFile] = [env["JIAOZI_GATEWAY_KEYSTORE"], env["JIAOZI_GATEWAY_PASSWORD_FILE"]];
  if (folder !== undefined && passwordFile !== undefined)
    return keysFromKeystore(folder, passwordFile, chainId);
  throw new JiaoziError(
    "BAD_USAGE",
    "The gateway has no keys.",
    "Set JIAOZI_GATEWAY_KEYSTORE and JIAOZI_GATEWAY_PASSWORD_FILE; on the local chain, --key-seed and --key-names.",
  );
}

function text(values: OptionValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

/** Resolves when the program that started this one is gone; never if a person started it. */
function parting(): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected === false) resolve();
    else process.once("disconnect", resolve);
  });
}
