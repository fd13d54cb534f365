import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { JsonRpcApiProvider } from "ethers";

import type { DeployConnection } from "./deployJiaozi.ts";
import type { DeployParameters } from "./parameters.ts";

const DEPLOYMENTS = fileURLToPath(new URL("deployments", import.meta.url));

export function deploymentIdOf(chainId: number): string {
  return `chain-${chainId}`;
}

/**
 * A development chain forgets its contracts when it stops, the journal doesn't. Drops the journal of a chain on
 * which none of its contracts stands any more; on any other chain the journal is kept, for it is the truth.
 *
 * @returns Whether a journal was dropped.
 */
export async function dropForgottenJournal(
  provider: Pick<JsonRpcApiProvider, "getCode" | "send">,
  deploymentId: string,
  folder = DEPLOYMENTS,
): Promise<boolean> {
  const addresses = await deployedAddresses(join(folder, deploymentId, "deployed_addresses.json"));
  if (addresses.length === 0) return false;
  const client = String(await provider.send("web3_clientVersion", []));
  if (!client.startsWith("HardhatNetwork/")) return false;
  const codes = await Promise.all(addresses.map((address) => provider.getCode(address)));
  if (codes.some((code) => code !== "0x")) return false;
  await rm(join(folder, deploymentId), { recursive: true });
  return true;
}

/**
 * Contracts of their own for one run, whatever was deployed to the chain before. The journal goes when the
 * contracts stand: nobody will resume this deployment.
 */
export async function deployForOneRun<D>(
  connection: DeployConnection,
  parameters: DeployParameters,
  deploy: (connection: DeployConnection, parameters: DeployParameters, deploymentId: string) => Promise<D>,
): Promise<D> {
  const deploymentId = `run-${process.pid}-${Date.now()}`;
  try {
    return await deploy(connection, parameters, deploymentId);
  } finally {
    await rm(join(DEPLOYMENTS, deploymentId), { recursive: true, force: true });
  }
}

async function deployedAddresses(file: string): Promise<string[]> {
  try {
    return Object.values(JSON.parse(await readFile(file, "utf8")) as Record<string, string>);
  } catch {
    return []; // nothing was deployed yet
  }
}
