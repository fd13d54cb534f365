import { JsonRpcProvider } from "ethers";
import hre from "hardhat";

import { type Deployment, deployJiaozi } from "../deploy/deployJiaozi.ts";
import { deployForOneRun, instanceOf } from "../deploy/journal.ts";
import { LOCAL_CHAIN } from "../deploy/localChain.ts";
import { loadParameters } from "../deploy/parameters.ts";
import { JiaoziError } from "../src/catalogue/errors.ts";
import { type Inclusion, ScenarioTimeInclusion, WallClockInclusion } from "../src/onchain/inclusion.ts";
import type { Authorities } from "../src/onchain/alipay2/opening.ts";
import { startLocalChain } from "./localChain.ts";
import type { ContractsNote } from "./run/manifest.ts";

const SECONDS_PER_DAY = 86_400;

/** A chain with freshly deployed contracts, ready for a day. */
export interface PreparedChain {
  readonly provider: JsonRpcProvider;
  readonly rpcUrl: string;
  readonly deployment: Deployment;
  readonly authorities: Authorities;
  readonly inclusion: Inclusion;
  /** Which chain of this id it is: a development chain that was started again is another. */
  readonly instance: string;
  /** The chain's own clock runs, instead of the scenario's: authorisations must outlast the run. */
  readonly wallClock: boolean;
  /** Whether its engine commits every block for good. */
  readonly blocksAreFinal: boolean;
  close(): Promise<void>;
}

/** Starts the development chain, with its clock a day before the scenario's, and deploys to it. */
export async function prepareLocalChain(port: number, opensAtSeconds: number): Promise<PreparedChain> {
  const chain = await startLocalChain(port, opensAtSeconds - SECONDS_PER_DAY);
  try {
    const prepared = await deployYuanTo(
      "localhost",
      chain.rpcUrl,
      (provider) => new ScenarioTimeInclusion(provider),
    );
    return {
      ...prepared,
      wallClock: false,
      blocksAreFinal: false,
      close: () => closeAll(prepared, chain.close),
    };
  } catch (fault) {
    await chain.close();
    throw fault;
  }
}

/** Connects to a network of `hardhat.config.ts` and deploys contracts of its own for this run. */
export async function prepareNetwork(network: string): Promise<PreparedChain> {
  const rpcUrl = await httpNetwork(network);
  const prepared = await deployYuanTo(network, rpcUrl, (provider) => new WallClockInclusion(provider));
  const blocksAreFinal = prepared.parameters.blocksAreFinal === true;
  return { ...prepared, wallClock: true, blocksAreFinal, close: () => closeAll(prepared) };
}

/** Connects to the contracts that a run left on a network; undefined if the chain, or they, are gone. */
export async function rejoinNetwork(
  network: string,
  { instance, yuan }: Pick<ContractsNote, "instance" | "yuan">,
): Promise<PreparedChain | undefined> {
  const connected = await connectTo(network, await httpNetwork(network));
  const { provider } = connected;
  const isThere = connected.instance === instance && (await provider.getCode(yuan.walletYuan)) !== "0x";
  if (isThere) {
    const inclusion = new WallClockInclusion(provider);
    return {
      ...connected,
      deployment: yuan,
      inclusion,
      wallClock: true,
      blocksAreFinal: connected.parameters.blocksAreFinal === true,
      close: () => closeAll(connected),
    };
  }
  await closeAll(connected);
  return undefined;
}

/** The last second of the payers' authorisations, which must outlast the run. */
export async function validUntil(
  closesAtSeconds: number,
  { provider, wallClock }: Pick<PreparedChain, "provider" | "wallClock">,
): Promise<number> {
  if (!wallClock) return closesAtSeconds;
  const now = (await provider.getBlock("latest"))?.timestamp ?? 0;
  return Math.max(closesAtSeconds, now + SECONDS_PER_DAY);
}

/** The address of a network that `hardhat.config.ts` reaches over HTTP; throws `BAD_USAGE` if there is none. */
export async function httpNetwork(network: string): Promise<string> {
  const config = hre.config.networks[network];
  if (config?.type === "http") return config.url.getUrl();
  const names = Object.entries(hre.config.networks).flatMap(([name, { type }]) =>
    type === "http" ? [name] : [],
  );
  throw new JiaoziError("BAD_USAGE", `There is no network "${network}".`, `One of: ${names.join(", ")}.`, {
    field: "--network",
  });
}

/** Deploys contracts for one run to a chain that is running. */
export async function deployYuanTo(
  network: string,
  rpcUrl: string,
  inclusionOn: (provider: JsonRpcProvider) => Inclusion,
) {
  const connected = await connectTo(network, rpcUrl);
  const { connection, parameters, provider } = connected;
  try {
    const deployment = await deployForOneRun(connection, parameters, deployJiaozi);
    return { ...connected, deployment, inclusion: inclusionOn(provider) };
  } catch (fault) {
    await closeAll(connected);
    throw fault;
  }
}

async function connectTo(network: string, rpcUrl: string) {
  const parameters = await loadParameters(network);
  await requireChain(rpcUrl, parameters.chainId);
  const connection = await hre.network.create({ network, override: { url: rpcUrl } });
  const provider = providerOf(rpcUrl, parameters.chainId);
  const { centralBankOperations, licensing, freeze, lift } = parameters.roles;
  const authorities = {
    centralBankOperations: await connection.ethers.getSigner(centralBankOperations),
    licensing: await connection.ethers.getSigner(licensing),
    freeze: await connection.ethers.getSigner(freeze),
    lift: await connection.ethers.getSigner(lift),
  };
  return { parameters, provider, rpcUrl, authorities, connection, instance: await instanceOf(provider) };
}

export function providerOf(rpcUrl: string, chainId: number, pollingInterval = 100): JsonRpcProvider {
  return new JsonRpcProvider(rpcUrl, chainId, {
    staticNetwork: true,
    batchStallTime: 0,
    // the same question twice in a quarter of a second is asked twice
    cacheTimeout: -1,
    pollingInterval,
  });
}

async function closeAll(
  { provider, connection }: Pick<Awaited<ReturnType<typeof connectTo>>, "provider" | "connection">,
  closeChain: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  provider.destroy();
  await connection.close();
  await closeChain();
}

/** One plain request before anything else, so that an unreachable or wrong chain is said so and nothing is sent. */
export async function requireChain(rpcUrl: string, chainId: number): Promise<void> {
  const found = await chainIdOf(rpcUrl);
  if (found === chainId) return;
  throw new JiaoziError(
    "WRONG_CHAIN",
    `The chain at ${rpcUrl} has id ${found}; expected ${chainId}.`,
    `Point the network at the right node${chainId === LOCAL_CHAIN.chainId ? " (npm run node starts one)" : ""}.`,
    { address: rpcUrl },
  );
}

/** Throws `CHAIN_UNREACHABLE` if no chain answers. */
export async function chainIdOf(rpcUrl: string): Promise<number> {
  try {
    const response = await fetch(rpcUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] }),
      signal: AbortSignal.timeout(10_000),
    });
    const { result } = (await response.json()) as { result?: string };
    return Number(result);
  } catch (cause) {
    throw new JiaoziError(
      "CHAIN_UNREACHABLE",
      `No chain answers at ${rpcUrl}.`,
      "Start the node (npm run node) or correct the network's address in hardhat.config.ts.",
      { address: rpcUrl },
      cause,
    );
  }
}
