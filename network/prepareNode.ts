import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { JiaoziError } from "../src/catalogue/errors.ts";
import { genesisOf } from "./kaia/genesis.ts";
import { databaseFolder, nodeKeyFile } from "./kaia/nodeArguments.ts";
import { type NetworkPlan, type NodePlan, enodeOf } from "./networkPlan.ts";
import { logFileOf } from "./runningNode.ts";

const run = promisify(execFile);
const OWNER_ONLY = 0o600;

export function genesisFileOf({ folder }: Pick<NetworkPlan, "folder">): string {
  return join(folder, "genesis.json");
}

/**
 * Writes the first block unless the folder has it. Throws `WRONG_CHAIN` if what it has began otherwise, as after the
 * description's validators or chain id were changed.
 */
export async function prepareGenesis(plan: NetworkPlan, nowSeconds: number): Promise<void> {
  await mkdir(plan.folder, { recursive: true });
  const file = genesisFileOf(plan);
  if (!existsSync(file)) {
    await writeFile(file, JSON.stringify(genesisOf(plan, nowSeconds), null, 2));
    return;
  }
  const found = JSON.parse(await readFile(file, "utf8")) as { timestamp: string };
  const wanted = genesisOf(plan, Number(found.timestamp));
  if (JSON.stringify(found) === JSON.stringify(wanted)) return;
  throw new JiaoziError(
    "WRONG_CHAIN",
    "The data folder's chain began with other validators or settings than the description has now.",
    "Change validators by the council's vote; or npm run network -- down, which deletes the chain, and begin anew.",
    { file },
  );
}

/** Key, peers and database of a node; what stands already is left as it is, apart from the peers. */
export async function prepareNode(plan: NetworkPlan, node: NodePlan, binary: string): Promise<void> {
  const database = databaseFolder(node);
  await mkdir(database, { recursive: true });
  await writeFile(nodeKeyFile(node), node.privateKey, { mode: OWNER_ONLY });
  const peers = plan.nodes.filter(({ number }) => number !== node.number).map(enodeOf);
  for (const list of ["static-nodes.json", "trusted-nodes.json"]) {
    await writeFile(join(database, list), JSON.stringify(peers));
  }
  if (existsSync(join(database, "klay", "chaindata"))) return;
  const { stdout, stderr } = await run(binary, [
    ...["init", "--datadir", database, "--db.single", "--db.leveldb.compression", "3"],
    genesisFileOf(plan),
  ]);
  await appendFile(logFileOf(node), stdout + stderr);
}
