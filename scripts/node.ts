import { once } from "node:events";
import { stderr, stdout } from "node:process";

import { JsonRpcProvider } from "ethers";

import { LOCAL_CHAIN } from "../deploy/localChain.ts";
import { EXIT } from "../src/catalogue/errors.ts";
import { main } from "./cli/main.ts";
import { type Options, helpOf, parseOptions, wholeNumber } from "./cli/options.ts";
import { mineEveryPeriod, startLocalChain } from "./localChain.ts";

const OPTIONS: Options = {
  port: { value: "N", says: `default: ${LOCAL_CHAIN.port}` },
  help: { says: "print this" },
};

const HELP = helpOf(
  "npm run node -- [options]",
  `Serves an empty local chain (id ${LOCAL_CHAIN.chainId}, a block every ${LOCAL_CHAIN.blockPeriodMs} ms, gas free, in memory) until Ctrl-C.`,
  OPTIONS,
  "Then: npm run deploy -- --network localhost",
);

await main(async (args) => {
  const values = parseOptions(OPTIONS, args, "npm run node --");
  if (values["help"] === true) {
    stdout.write(HELP);
    return EXIT.ok;
  }
  const port = wholeNumber(values, "port", 1_024, 65_535) ?? LOCAL_CHAIN.port;
  const chain = await startLocalChain(port, Math.floor(Date.now() / 1_000));
  const provider = new JsonRpcProvider(chain.rpcUrl, LOCAL_CHAIN.chainId, { staticNetwork: true });
  await mineEveryPeriod(provider);
  provider.destroy();
  stderr.write(`Chain ${LOCAL_CHAIN.chainId} at ${chain.rpcUrl}. Ctrl-C ends it.\n`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await chain.close();
  return EXIT.interrupted;
});
