import type { NodeIpc } from "./ipc.ts";
import { type NodePlan, enodeOf } from "./networkPlan.ts";

const LOOK_EVERY_MS = 1_000;

/**
 * Has nodes that lost each other connect again at once. The engine waits 30 seconds between two tries at a peer, far
 * longer than a node needs to start or a cable to be put back.
 */
export class PeerKeeper {
  readonly #running: () => readonly NodePlan[];
  readonly #ipc: (number: number) => Pick<NodeIpc, "call">;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<unknown> = Promise.resolve();

  constructor(running: () => readonly NodePlan[], ipc: (number: number) => Pick<NodeIpc, "call">) {
    this.#running = running;
    this.#ipc = ipc;
  }

  start(): void {
    this.#timer = setInterval(() => {
      const nodes = this.#running();
      this.#looking = Promise.allSettled(
        nodes.map((node, index) => this.#connect(node, nodes.slice(index + 1))),
      );
    }, LOOK_EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** Taking a peer off the engine's list makes it forget when it last tried. */
  async #connect({ number }: NodePlan, others: readonly NodePlan[]): Promise<void> {
    const ipc = this.#ipc(number);
    const connected = new Set(((await ipc.call("admin_peers")) as { id: string }[]).map(({ id }) => id));
    for (const other of others) {
      if (connected.has(other.publicKey)) continue;
      await ipc.call("admin_removePeer", [enodeOf(other)]);
      await ipc.call("admin_addPeer", [enodeOf(other)]);
    }
  }
}
