import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { JsonRpcApiProvider } from "ethers";

import type { DeployConnection } from "./deployJiaozi.ts";
import type { DeployParameters } from "./parameters.ts";

export const DEPLOYMENTS = fileURLToPath(new URL("deployments", import.meta.url));

export function deploymentIdOf(chainId: number): string {
  return `chain-${chainId}`;
}

/** Which chain of its id it is: a development chain that was started again has another instance. */
export async function instanceOf(provider: Pick<JsonRpcApiProvider, "send">): Promise<string> {
  if (await isDevelopmentChain(provider)) {
    const { instanceId } = (await provider.send("hardhat_metadata", [])) as { instanceId: string };
    return instanceId;
  }
  const genesis = (await provider.send("eth_getBlockByNumber", ["0x0", false])) as { hash: string };
  return genesis.hash;
}

async function isDevelopmentChain(provider: Pick<JsonRpcApiProvider, "send">): Promise<boolean> {
  return String(await provider.send("web3_clientVersion", [])).startsWith("HardhatNetwork/");
}

/**
 * A development chain forgets its contracts when it stops, the journal doesn't. Drops the journal of an earlier
 * instance of a development chain; on any other chain the journal is kept, for it is the truth.
 *
 * @returns Whether a journal was dropped.
 */
export async function dropForgottenJournal(
  provider: Pick<JsonRpcApiProvider, "send">,
  deploymentId: string,
  folder = DEPLOYMENTS,
): Promise<boolean> {
  if (!(await isDevelopmentChain(provider))) return false;
  const instanceId = await instanceOf(provider);
  const note = join(folder, `${deploymentId}.instance`);
  const noted = await readFile(note, "utf8").catch(() => undefined);
  if (noted === instanceId) return false;
  const journal = join(folder, deploymentId);
  const existed = (await readFile(join(journal, "journal.jsonl")).catch(() => undefined)) !== undefined;
  await rm(journal, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(note, instanceId);
  return existed;
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
  await dropAbandonedJournals();
  const deploymentId = `run-${process.pid}-${Date.now()}`;
  try {
    return await deploy(connection, parameters, deploymentId);
  } finally {
    await rm(join(DEPLOYMENTS, deploymentId), { recursive: true, force: true });
  }
}

/** Drops what runs left behind that were killed while they deployed. */
export async function dropAbandonedJournals(folder = DEPLOYMENTS): Promise<void> {
  for (const name of await readdir(folder).catch((): string[] => [])) {
    const processId = /^run-(\d+)-\d+$/.exec(name)?.[1];
    if (processId === undefined || isRunning(Number(processId))) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (fault) {
    // somebody else's process runs, though we may not signal it
    return fault instanceof Error && "code" in fault && fault.code === "EPERM";
  }
}
