import { createServer } from "node:net";

import type { JsonRpcProvider } from "ethers";
import hre from "hardhat";

import { LOCAL_CHAIN } from "../deploy/localChain.ts";
import { JiaoziError } from "../src/catalogue/errors.ts";

/** The development chain, running in this process and reachable over JSON-RPC on the loopback address. */
export interface LocalChain {
  readonly rpcUrl: string;
  close(): Promise<void>;
}

/**
 * @param port 0 takes any free port.
 * @param startsAtSeconds The chain's clock begins here.
 * @param blocksMayShareASecond Instructions of one second may need several blocks, and rules over time look at it.
 */
export async function startLocalChain(
  port: number,
  startsAtSeconds: number,
  blocksMayShareASecond = false,
): Promise<LocalChain> {
  if (port !== 0) await requireFree(port);
  const override = {
    ...LOCAL_CHAIN.simulated,
    initialDate: new Date(startsAtSeconds * 1_000),
    allowBlocksWithSameTimestamp: blocksMayShareASecond,
  };
  const server = await hre.network.createServer(
    { network: "node", override },
    LOCAL_CHAIN.hostname,
    port === 0 ? undefined : port,
  );
  const { port: listensOn } = await server.listen();
  return { rpcUrl: `http://${LOCAL_CHAIN.hostname}:${listensOn}`, close: () => server.close() };
}

/** Hardhat's server doesn't say that its port is taken: it brings the process down. */
async function requireFree(port: number): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once("error", reject).listen(port, LOCAL_CHAIN.hostname, resolve);
    });
  } catch (cause) {
    throw new JiaoziError(
      "CHAIN_UNREACHABLE",
      `The local chain can't listen on ${LOCAL_CHAIN.hostname}:${port}, which is in use.`,
      "Stop what uses the port (another npm start or npm run node?) and try again.",
      { address: `${LOCAL_CHAIN.hostname}:${port}` },
      cause,
    );
  }
  await new Promise((resolve) => probe.close(resolve));
}

/** From now on the chain makes a block every period, as a network would, empty or not. */
export async function mineEveryPeriod(
  provider: JsonRpcProvider,
  periodMs: number = LOCAL_CHAIN.blockPeriodMs,
): Promise<void> {
  await provider.send("evm_setAutomine", [false]);
  await provider.send("evm_setIntervalMining", [periodMs]);
}

/** From now on every transaction has its block at once. */
export async function mineAtOnce(provider: JsonRpcProvider): Promise<void> {
  await provider.send("evm_setIntervalMining", [0]);
  await provider.send("evm_setAutomine", [true]);
}

/** Deploys to a local chain that lives as long as what stands on it. */
export async function onChainOfItsOwn<Prepared extends { close(): Promise<void> }>(
  chain: LocalChain,
  deploy: (rpcUrl: string) => Promise<Prepared>,
): Promise<Prepared> {
  try {
    const prepared = await deploy(chain.rpcUrl);
    const close = async (): Promise<void> => {
      await prepared.close();
      await chain.close();
    };
    return { ...prepared, close };
  } catch (fault) {
    await chain.close();
    throw fault;
  }
}
