import { readFile, writeFile } from "node:fs/promises";

import type { ContractTransactionResponse } from "ethers";

import { type Chain, type Fixture } from "../behaviours/chain.ts";

const FILE = new URL("../../gas-snapshot.json", import.meta.url);

/** Gas of one operation, and the most that it may ever use, where that is promised. */
export interface Operation<System> {
  readonly name: string;
  readonly run: (system: System) => Promise<ContractTransactionResponse>;
  readonly atMost?: bigint;
}

type Snapshot = Record<string, Record<string, number>>;

/** The one transaction, cold, from the state in which the fixture leaves the chain. */
export async function gasOf<System>(
  chain: Chain,
  fixture: Fixture<System>,
  operation: Operation<System>,
): Promise<bigint> {
  const system = await chain.restore(fixture);
  const receipt = await (await operation.run(system)).wait();
  if (receipt === null) throw new Error(`${operation.name} wasn't mined`);
  return receipt.gasUsed;
}

export async function readSnapshot(): Promise<Snapshot> {
  const text = await readFile(FILE, "utf8").catch(() => "{}");
  return JSON.parse(text) as Snapshot;
}

export const UPDATING = process.env["UPDATE_GAS_SNAPSHOT"] === "1";

/** Replaces one contract's part of the committed file. */
export async function writeSnapshot(contract: string, measured: ReadonlyMap<string, bigint>): Promise<void> {
  const snapshot = await readSnapshot();
  snapshot[contract] = Object.fromEntries([...measured].map(([name, gas]) => [name, Number(gas)]));
  const sorted = Object.fromEntries(Object.entries(snapshot).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(FILE, `${JSON.stringify(sorted, null, 2)}\n`);
}
