import { JiaoziError } from "../../catalogue/errors.ts";
import type { Outcome } from "../outcomes.ts";
import type { BlockListener, SeenBlock } from "./blockFollower.ts";

/** What became of a transaction in a block. */
export interface Included {
  readonly seenAtMs: number;
  /** Absent if the transaction was undone, and so decided nothing. */
  readonly outcome?: Outcome;
}

interface Waiting {
  readonly sinceMs: number;
  readonly included: (included: Included) => void;
  readonly givenUp: (why: JiaoziError) => void;
}

/** Transactions on their way into a block, oldest first. */
export class Pending implements BlockListener {
  readonly #patienceMs: number;
  readonly #now: () => number;
  readonly #waiting = new Map<string, Waiting>();
  #onFirst: () => void = () => {};
  #lastArrivalMs = Number.NEGATIVE_INFINITY;
  #idle: (() => void)[] = [];

  /**
   * @param patienceMs How long a transaction may be on its way while no other arrives either: where more is sent than
   *   the chain takes, the queue is long and nothing is wrong.
   */
  constructor(patienceMs: number, now: () => number = () => performance.now()) {
    this.#patienceMs = patienceMs;
    this.#now = now;
  }

  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** @param wake Called when something is on its way and nothing was before. */
  onFirst(wake: () => void): void {
    this.#onFirst = wake;
  }

  /** Rejects with `CHAIN_UNREACHABLE` when patience is over: then it may still come, or not. */
  await(hash: string): Promise<Included> {
    return new Promise((included, givenUp) => {
      this.#waiting.set(hash, { sinceMs: this.#now(), included, givenUp });
      if (this.#waiting.size === 1) this.#onFirst();
    });
  }

  /** It was never sent. */
  forget(hash: string): void {
    this.#waiting.delete(hash);
    this.#wakeIfIdle();
  }

  /** Resolves when nothing is on its way. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#idle.push(resolve);
      this.#wakeIfIdle();
    });
  }

  block({ seenAtMs, hashes, outcomes }: SeenBlock): void {
    for (const hash of hashes) {
      const waiting = this.#waiting.get(hash);
      if (waiting === undefined) continue;
      this.#waiting.delete(hash);
      this.#lastArrivalMs = this.#now();
      const outcome = outcomes.get(hash);
      waiting.included(outcome === undefined ? { seenAtMs } : { seenAtMs, outcome });
    }
    this.#wakeIfIdle();
  }

  tick(fault?: unknown): void {
    for (const [hash, { sinceMs, givenUp }] of this.#waiting) {
      if (this.#now() - Math.max(sinceMs, this.#lastArrivalMs) < this.#patienceMs) break;
      this.#waiting.delete(hash);
      givenUp(notIncluded(hash, this.#patienceMs, fault));
    }
    this.#wakeIfIdle();
  }

  /** Gives up everything. */
  abandon(): void {
    for (const [hash, { givenUp, sinceMs }] of this.#waiting) {
      givenUp(notIncluded(hash, this.#now() - sinceMs));
    }
    this.#waiting.clear();
    this.#wakeIfIdle();
  }

  #wakeIfIdle(): void {
    if (this.#waiting.size > 0) return;
    const idle = this.#idle;
    this.#idle = [];
    for (const resolve of idle) resolve();
  }
}

function notIncluded(hash: string, waitedMs: number, fault?: unknown): JiaoziError {
  const because = fault instanceof Error ? ` ${fault.message}` : "";
  return new JiaoziError(
    "CHAIN_UNREACHABLE",
    `Transaction ${hash} wasn't seen in a block within ${(waitedMs / 1_000).toFixed(0)} seconds.${because}`,
    "Check that the chain makes blocks; ask it for the instruction's id before sending the instruction again.",
    { address: hash },
    fault,
  );
}
