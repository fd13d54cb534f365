import { toQuantity } from "ethers";

import { DECISION_TOPICS, type DecisionLog, type Outcome, outcomeOf } from "../outcomes.ts";
import type { JsonRpc } from "./jsonRpc.ts";

/** What one block did. */
export interface SeenBlock {
  readonly number: number;
  /** When the submitter knew, in ms of `performance.now()`. */
  readonly seenAtMs: number;
  /** Of every transaction in it. */
  readonly hashes: readonly string[];
  /** By the hash of the transaction that decided. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

export interface BlockListener {
  /** Whether it waits for anything. If not, blocks are passed over. */
  readonly isWaiting: boolean;
  block(seen: SeenBlock): void;
  /** Called now and then, block or not; with what is wrong if the node didn't answer. */
  tick(fault?: unknown): void;
}

const POLL_EVERY_MS = 25;
const POLL_WHEN_IDLE_EVERY_MS = 1_000;

/**
 * Follows the chain's head: the hashes of each new block, and one `eth_getLogs` for the decisions in it. That costs
 * some microseconds a transaction, a receipt for each some hundreds. While nobody waits, it only keeps count of the
 * blocks, so as not to take the node's time.
 */
export class BlockFollower {
  readonly #rpc: Pick<JsonRpc, "results">;
  readonly #log: string;
  readonly #listener: BlockListener;
  #last = -1;
  #stopped = false;
  #wake = () => {};

  constructor(rpc: Pick<JsonRpc, "results">, log: string, listener: BlockListener) {
    this.#rpc = rpc;
    this.#log = log;
    this.#listener = listener;
  }

  /** From the block after the latest one on. */
  async start(): Promise<void> {
    this.#last = await this.#head();
    void this.#follow();
  }

  stop(): void {
    this.#stopped = true;
    this.wake();
  }

  /** Somebody has begun to wait. */
  wake(): void {
    this.#wake();
  }

  async #follow(): Promise<void> {
    while (!this.#stopped) {
      try {
        const head = await this.#head();
        if (!this.#listener.isWaiting) this.#last = head;
        while (this.#last < head && !this.#stopped) await this.#see(this.#last + 1);
        this.#listener.tick();
      } catch (fault) {
        this.#listener.tick(fault);
      }
      await this.#pause();
    }
  }

  async #pause(): Promise<void> {
    const idle = !this.#listener.isWaiting;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, idle ? POLL_WHEN_IDLE_EVERY_MS : POLL_EVERY_MS);
      this.#wake = () => {
        if (!idle) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #head(): Promise<number> {
    const [head] = await this.#rpc.results([{ method: "eth_blockNumber", params: [] }]);
    return Number(head);
  }

  async #see(number: number): Promise<void> {
    const tag = toQuantity(number);
    const filter = { address: this.#log, fromBlock: tag, toBlock: tag, topics: [DECISION_TOPICS] };
    const [block, logs] = (await this.#rpc.results([
      { method: "eth_getBlockByNumber", params: [tag, false] },
      { method: "eth_getLogs", params: [filter] },
    ])) as [{ transactions: string[] } | null, DecisionLog[]];
    if (block === null) throw new Error(`The node announced block ${number} and doesn't have it`);
    const outcomes = new Map(logs.map((log) => [log.transactionHash, outcomeOf(log)]));
    this.#last = number;
    this.#listener.block({ number, seenAtMs: performance.now(), hashes: block.transactions, outcomes });
  }
}
