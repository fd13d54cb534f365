import { JsonRpcProvider } from "ethers";
import hre from "hardhat";

import { type Deployment, deployJiaozi } from "../deploy/deployJiaozi.ts";
import { deployForOneRun } from "../deploy/journal.ts";
import { LOCAL_CHAIN } from "../deploy/localChain.ts";
import { loadParameters } from "../deploy/parameters.ts";
import { JiaoziError } from "../src/catalogue/errors.ts";
import { type Inclusion, ScenarioTimeInclusion, WallClockInclusion } from "../src/onchain/inclusion.ts";
import type { Authorities } from "../src/onchain/alipay2/opening.ts";
import { startLocalChain } from "./localChain.ts";

/** A chain with freshly deployed contracts, ready for a day. */
export interface PreparedChain {
  readonly provider: JsonRpcProvider;
  readonly rpcUrl: string;
  readonly deployment: Deployment;
  readonly authorities: Authorities;
  readonly inclusion: Inclusion;
  /** The chain's own clock runs, instead of the scenario's: authorisations must outlast the run. */
  readonly wallClock: boolean;
  close(): Promise<void>;
}

/** Starts the development chain, with its clock a day before the scenario's, and deploys to it. */
export async function prepareLocalChain(port: number, opensAtSeconds: number): Promise<PreparedChain> {
  const chain = await startLocalChain(port, opensAtSeconds - 86_400);
  try {
    const prepared = await deployYuanTo(
      "localhost",
      chain.rpcUrl,
      (provider) => new ScenarioTimeInclusion(provider),
    );
    return { ...prepared, wallClock: false, close: () => closeAll(prepared, chain.close) };
  } catch (fault) {
    await chain.close();
    throw fault;
  }
}

/** Connects to a network of `hardhat.config.ts` and deploys contracts of its own for this run. */
export async function prepareNetwork(network: string): Promise<PreparedChain> {
  const rpcUrl = await httpNetwork(network);
  const prepared = await deployYuanTo(network, rpcUrl, (provider) => new WallClockInclusion(provider));
  return { ...prepared, wallClock: true, close: () => closeAll(prepared) };
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
  const parameters = await loadParameters(network);
  await requireChain(rpcUrl, parameters.chainId);
  const connection = await hre.network.create({ network, override: { url: rpcUrl } });
  const deployment = await deployForOneRun(connection, parameters, deployJiaozi);
  const provider = providerOf(rpcUrl, parameters.chainId);
  const { centralBankOperations, licensing, freeze } = parameters.roles;
  const authorities = {
    centralBankOperations: await connection.ethers.getSigner(centralBankOperations),
    licensing: await connection.ethers.getSigner(licensing),
    freeze: await connection.ethers.getSigner(freeze),
  };
  return { provider, rpcUrl, deployment, authorities, inclusion: inclusionOn(provider), connection };
}

export function providerOf(rpcUrl: string, chainId: number): JsonRpcProvider {
  return new JsonRpcProvider(rpcUrl, chainId, {
    staticNetwork: true,
    batchStallTime: 0,
    // the same question twice in a quarter of a second is asked twice
    cacheTimeout: -1,
    pollingInterval: 100,
  });
}

async function closeAll(
  { provider, connection }: Awaited<ReturnType<typeof deployYuanTo>>,
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

async function chainIdOf(rpcUrl: string): Promise<number> {
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
