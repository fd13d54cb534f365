import { setTimeout as pause } from "node:timers/promises";

import type { Network } from "../network.ts";

const LOOK_EVERY_MS = 100;

export interface SeenBlock {
  readonly height: number;
  readonly hash: string;
  readonly transactions: readonly string[];
}

/** Two nodes that showed different blocks at one height: what must never be. */
export interface Conflict {
  readonly height: number;
  readonly hashes: readonly string[];
}

/** Follows every node's chain and keeps what each showed as committed, also what it might show no more later. */
export class Witness {
  readonly #network: Network;
  readonly #nextHeight = new Map<number, number>();
  readonly #hashes = new Map<number, Set<string>>();
  readonly #settledAtMs = new Map<string, number>();
  readonly #abort = new AbortController();
  #following: Promise<unknown> = Promise.resolve();

  constructor(network: Network) {
    this.#network = network;
  }

  /** From the height that the nodes have now on. */
  async start(): Promise<void> {
    const heights = (await this.#network.status()).flatMap(({ height }) => height ?? []);
    for (const { number } of this.#network.plan.nodes) this.#nextHeight.set(number, Math.min(...heights));
    this.#following = Promise.all(this.#network.plan.nodes.map(({ number }) => this.#follow(number)));
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#following;
  }

  /** When any node first showed the transaction in a committed block, in ms of `performance.now()`. */
  settledAtMs(hash: string): number | undefined {
    return this.#settledAtMs.get(hash);
  }

  get highest(): number {
    return Math.max(0, ...this.#hashes.keys());
  }

  conflicts(): Conflict[] {
    return [...this.#hashes]
      .filter(([, hashes]) => hashes.size > 1)
      .map(([height, hashes]) => ({ height, hashes: [...hashes] }));
  }

  /** A node that was restarted is asked again from a little before: it may have come back with other blocks. */
  async #follow(node: number): Promise<void> {
    const { signal } = this.#abort;
    while (!signal.aborted) {
      const block = await this.#blockOf(node).catch(() => undefined);
      if (block === undefined) await pause(LOOK_EVERY_MS);
      else this.#take(node, block);
    }
  }

  async #blockOf(node: number): Promise<SeenBlock | undefined> {
    const height = this.#nextHeight.get(node) ?? 0;
    const answer = await this.#network
      .ipc(node)
      .call("eth_getBlockByNumber", [`0x${height.toString(16)}`, false]);
    const block = answer as { hash: string; transactions: string[] } | null;
    return block === null ? undefined : { height, hash: block.hash, transactions: block.transactions };
  }

  #take(node: number, { height, hash, transactions }: SeenBlock): void {
    this.#nextHeight.set(node, height + 1);
    const hashes = this.#hashes.get(height) ?? new Set();
    this.#hashes.set(height, hashes.add(hash));
    const now = performance.now();
    for (const transaction of transactions) {
      if (!this.#settledAtMs.has(transaction)) this.#settledAtMs.set(transaction, now);
    }
  }

  /** Looks at the node's last blocks once more. */
  lookBack(node: number, blocks: number): void {
    this.#nextHeight.set(node, Math.max(1, (this.#nextHeight.get(node) ?? 0) - blocks));
  }
}
