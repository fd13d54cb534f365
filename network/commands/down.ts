import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { DEPLOYMENTS, deploymentIdOf } from "../../deploy/journal.ts";
import { EXIT, type ExitCode, JiaoziError } from "../../src/catalogue/errors.ts";
import { give } from "../control/control.ts";
import type { NetworkDescription } from "../description.ts";
import { planNetwork } from "../networkPlan.ts";

const LOOK_EVERY_MS = 200;
const LONGEST_WAIT_MS = 40_000;

/** Ends the network if it runs, and deletes its chain. */
export async function down(description: NetworkDescription): Promise<ExitCode> {
  const { controlSocket, folder } = planNetwork(description, false);
  const ran = await give(controlSocket, { order: "stop" }).then(() => true, notRunning);
  if (ran) await ended(controlSocket);
  await rm(folder, { recursive: true, force: true });
  // what was deployed is gone with the chain
  const journal = join(DEPLOYMENTS, deploymentIdOf(description.chainId));
  await rm(journal, { recursive: true, force: true });
  return EXIT.ok;
}

function notRunning(fault: unknown): false {
  if (fault instanceof JiaoziError && fault.code === "CHAIN_UNREACHABLE") return false;
  throw fault;
}

async function ended(controlSocket: string): Promise<void> {
  const last = Date.now() + LONGEST_WAIT_MS;
  while (Date.now() < last) {
    const answers = await give(controlSocket, { order: "status" }).then(() => true, notRunning);
    if (!answers) return;
    await pause(LOOK_EVERY_MS);
  }
}
