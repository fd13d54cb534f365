import { setTimeout as pause } from "node:timers/promises";

import type { SignedTransaction } from "../../src/onchain/signTransaction.ts";

export interface SentPayment {
  readonly hash: string;
  /** When it was due, which is when its wait began; in ms of `performance.now()`. */
  readonly dueAtMs: number;
  /** Whether a node took it. */
  taken: boolean;
}

const RETRY_AFTER_MS = 1_000;

/** Sends signed payments one after the other at a steady pace, whatever becomes of those before: an open loop. */
export class PaymentStream {
  readonly sent: SentPayment[] = [];
  readonly #payments: readonly SignedTransaction[];
  readonly #perSecond: number;
  readonly #send: (raw: string) => Promise<unknown>;
  readonly #abort = new AbortController();
  readonly #underWay: Promise<void>[] = [];
  #running: Promise<void> = Promise.resolve();

  constructor(
    payments: readonly SignedTransaction[],
    perSecond: number,
    send: (raw: string) => Promise<unknown>,
  ) {
    this.#payments = payments;
    this.#perSecond = perSecond;
    this.#send = send;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** No more are sent; resolves when each that was sent was taken or given up. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#running;
    await Promise.all(this.#underWay);
  }

  async #run(): Promise<void> {
    const startedAtMs = performance.now();
    for (const [index, { raw, hash }] of this.#payments.entries()) {
      const dueAtMs = startedAtMs + (index * 1_000) / this.#perSecond;
      await pause(Math.max(0, dueAtMs - performance.now()));
      if (this.#abort.signal.aborted) return;
      const payment: SentPayment = { hash, dueAtMs, taken: false };
      this.sent.push(payment);
      this.#underWay.push(this.#deliver(raw, payment));
    }
  }

  /** The same bytes again are the same payment: the chain settles a signed transaction once. */
  async #deliver(raw: string, payment: SentPayment): Promise<void> {
    while (!payment.taken) {
      payment.taken = await this.#send(raw).then(
        () => true,
        (fault: unknown) => /known transaction|already known|nonce too low/i.test(String(fault)),
      );
      if (payment.taken || this.#abort.signal.aborted) return;
      await pause(RETRY_AFTER_MS);
    }
  }
}
