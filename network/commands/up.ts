import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { stderr } from "node:process";

import { EXIT, type ExitCode, JiaoziError } from "../../src/catalogue/errors.ts";
import type { NetworkDescription } from "../description.ts";
import { planNetwork } from "../networkPlan.ts";
import { type HeldNetwork, type HoldOptions, holdNetwork } from "./hold.ts";

/** Runs the network until Ctrl-C or an order to stop. */
export async function up(description: NetworkDescription, options: HoldOptions): Promise<ExitCode> {
  const interrupted = Promise.race([
    once(process, "SIGINT"),
    once(process, "SIGTERM"),
    once(process, "SIGHUP"),
  ]);
  const held = await Promise.race([holdNetwork(description, options), interrupted.then(() => undefined)]);
  // nodes that were starting end with this process, which holds their standard input
  if (held === undefined) return EXIT.interrupted;
  process.send?.("ready");
  if (process.connected) process.disconnect();
  announce(held);
  const ending = await Promise.race([
    held.stopped.then(() => EXIT.ok),
    interrupted.then(() => EXIT.interrupted),
  ]);
  await held.close();
  return ending;
}

function announce({ rpcUrl, network }: HeldNetwork): void {
  const { plan, hosts } = network;
  const where = hosts.isolated ? "each in a network namespace of its own" : "all on the loopback address";
  stderr.write(`${plan.nodes.length} nodes, ${where}. Chain ${plan.description.chainId} at ${rpcUrl}.\n`);
  stderr.write("Ctrl-C, or npm run network -- stop, ends it; the chain stays for the next time.\n");
}

/** Starts the same in a process of its own, which stays when this one ends; returns when blocks are made. */
export async function upInBackground(
  program: string,
  args: readonly string[],
  description: NetworkDescription,
): Promise<ExitCode> {
  const { folder } = planNetwork(description, false);
  await mkdir(folder, { recursive: true });
  const log = openSync(join(folder, "log"), "a");
  const child = spawn(process.execPath, [program, "up", ...args], {
    detached: true,
    stdio: ["ignore", log, log, "ipc"],
  });
  const [ready] = await Promise.race([once(child, "message"), once(child, "exit").then(() => [undefined])]);
  if (ready === undefined) {
    const nextStep = `See ${join(folder, "log")}.`;
    throw new JiaoziError("CHAIN_UNREACHABLE", "The network didn't come up.", nextStep);
  }
  if (child.connected) child.disconnect();
  child.unref();
  stderr.write("The network runs in the background; npm run network -- stop ends it.\n");
  return EXIT.ok;
}
