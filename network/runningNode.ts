import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";

import type { Prefix } from "./hosts.ts";
import { nodeArguments } from "./kaia/nodeArguments.ts";
import type { NetworkPlan, NodePlan } from "./networkPlan.ts";

/** A node that hasn't written its last block by then is killed; it would come back as after a crash. */
const STOP_TIMEOUT_MS = 20_000;

/** The process of one node. */
export class RunningNode {
  readonly plan: NodePlan;
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;

  constructor(network: NetworkPlan, plan: NodePlan, binary: string, prefix: Prefix) {
    this.plan = plan;
    const [program = binary, ...args] = [...prefix, binary, ...nodeArguments(network, plan)];
    const log = openSync(logFileOf(plan), "a");
    this.#child = spawn(program, args, {
      // of its own process group, so that Ctrl-C reaches the one who started it, who stops it in order
      detached: true,
      stdio: ["pipe", log, log],
      env: {
        ...process.env,
        JIAOZI_ROUND_TIMEOUT_MS: String(network.description.roundTimeoutMs),
        JIAOZI_TIED_TO_STDIN: "1",
        ...(plan.runs === "validator" ? {} : { JIAOZI_FOLLOWS: "1" }),
      },
    });
    closeSync(log);
    this.#exited = once(this.#child, "exit").catch(() => undefined);
  }

  get processId(): number | undefined {
    return this.isRunning ? this.#child.pid : undefined;
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null && this.#child.pid !== undefined;
  }

  /** Lets it write what it has; kills it if that takes too long. */
  async stop(): Promise<void> {
    if (!this.isRunning) return;
    this.#child.kill("SIGTERM");
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), STOP_TIMEOUT_MS);
    await this.#exited;
    clearTimeout(timer);
  }

  /** `kill -9`: what it hadn't handed to the operating system is gone. */
  async kill(): Promise<void> {
    if (!this.isRunning) return;
    this.#child.kill("SIGKILL");
    await this.#exited;
  }

  /** Halts the process, as a machine that stalls does, until it is let run on. */
  freeze(): void {
    this.#child.kill("SIGSTOP");
  }

  thaw(): void {
    this.#child.kill("SIGCONT");
  }
}

export function logFileOf({ folder }: Pick<NodePlan, "folder">): string {
  return join(folder, "log");
}
