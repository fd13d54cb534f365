import { JiaoziError } from "../../catalogue/errors.ts";
import type { Clock } from "./clock.ts";

/** A rail that answers nothing for so long has lost what it was given: blocks and commits take seconds. */
const LONGEST_SILENCE_MS = 120_000;
const LOOK_EVERY_MS = 500;

/** What was handed over and isn't answered yet, and the first fault among the answers. */
export class UnderWay {
  readonly #clock: Clock;
  readonly #promises = new Map<Promise<void>, string>();
  #failure: { readonly cause: unknown } | undefined;
  #lastAnswerAtMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get count(): number {
    return this.#promises.size;
  }

  get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  add(id: string, answer: Promise<void>): void {
    const settled = answer
      .catch((cause: unknown) => void (this.#failure ??= { cause }))
      .finally(() => {
        this.#promises.delete(settled);
        this.#lastAnswerAtMs = this.#clock.nowMs();
      });
    this.#promises.set(settled, id);
  }

  /** Waits for every answer; throws the first fault, or `ANSWERS_DONT_ADD_UP` when answers stay out. */
  async end(): Promise<void> {
    this.#lastAnswerAtMs = this.#clock.nowMs();
    while (this.count > 0) {
      const look = this.#clock.waitUntil(this.#clock.nowMs() + LOOK_EVERY_MS);
      await Promise.race([Promise.all(this.#promises.keys()), look]);
      if (this.#clock.nowMs() - this.#lastAnswerAtMs > LONGEST_SILENCE_MS && this.count > 0) break;
    }
    if (this.#failure !== undefined) throw this.#failure.cause;
    const [first] = this.#promises.values();
    if (first === undefined) return;
    throw new JiaoziError(
      "ANSWERS_DONT_ADD_UP",
      `${this.count} instructions stay without an answer for ${LONGEST_SILENCE_MS / 1_000} seconds, ${first} the first of them.`,
      "Look whether the chain still makes blocks, or the database still commits.",
    );
  }
}
