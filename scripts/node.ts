import { once } from "node:events";
import { stderr, stdout } from "node:process";

import { JsonRpcProvider } from "ethers";

import { LOCAL_CHAIN } from "../deploy/localChain.ts";
import { EXIT } from "../src/catalogue/errors.ts";
import { main } from "./cli/main.ts";
import { type Options, helpOf, parseOptions, wholeNumber } from "./cli/options.ts";
import { mineEveryPeriod, startLocalChain } from "./localChain.ts";

const OPTIONS: Options = {
  port: { value: "N", says: `default: ${LOCAL_CHAIN.port}; 0 takes any that is free` },
  "block-period": { value: "MS", says: `default: ${LOCAL_CHAIN.blockPeriodMs}` },
  help: { says: "print this" },
};

const HELP = helpOf(
  "npm run node -- [options]",
  `Serves an empty local chain (id ${LOCAL_CHAIN.chainId}, a block every second unless told otherwise, gas free, in memory) until Ctrl-C.`,
  OPTIONS,
  "Then: npm run deploy -- --network localhost",
);

await main(async (args) => {
  const values = parseOptions(OPTIONS, args, "npm run node --");
  if (values["help"] === true) {
    stdout.write(HELP);
    return EXIT.ok;
  }
  const orphaned = parting();
  const port = values["port"] === "0" ? 0 : (wholeNumber(values, "port", 1_024, 65_535) ?? LOCAL_CHAIN.port);
  const periodMs = wholeNumber(values, "block-period", 1, 3_600_000) ?? LOCAL_CHAIN.blockPeriodMs;
  const chain = await startLocalChain(port, Math.floor(Date.now() / 1_000));
  const provider = new JsonRpcProvider(chain.rpcUrl, LOCAL_CHAIN.chainId, { staticNetwork: true });
  await mineEveryPeriod(provider, periodMs);
  provider.destroy();
  if (process.send === undefined) {
    stderr.write(`Chain ${LOCAL_CHAIN.chainId} at ${chain.rpcUrl}. Ctrl-C ends it.\n`);
  }
  process.send?.({ rpcUrl: chain.rpcUrl });
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM"), orphaned]);
  await chain.close();
  return EXIT.interrupted;
});

/**
 * Resolves when the program that started this one is gone, which takes the chain along, also if it went while this one
 * was starting; never if a person started it.
 */
function parting(): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected === false) resolve();
    else process.once("disconnect", resolve);
  });
}
