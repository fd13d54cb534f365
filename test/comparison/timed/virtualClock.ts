import type { Clock } from "../../../src/comparison/timed/clock.ts";

/**
 * A clock that stands still while anybody has something to do, and then leaps to the next moment that somebody waits
 * for. So a run of hours takes no time, and comes out the same each time.
 */
export class VirtualClock implements Clock {
  #nowMs = 0;
  #waiting: { readonly ms: number; readonly resolve: () => void }[] = [];
  #leaping = false;

  nowMs(): number {
    return this.#nowMs;
  }

  waitUntil(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ ms, resolve });
      this.#leapWhenIdle();
    });
  }

  /** Time that somebody takes while nobody else can do anything. */
  pass(ms: number): void {
    this.#nowMs += ms;
  }

  #leapWhenIdle(): void {
    if (this.#leaping) return;
    this.#leaping = true;
    // after all promises that can be kept without time passing
    setImmediate(() => {
      this.#leaping = false;
      const next = Math.min(...this.#waiting.map(({ ms }) => ms));
      this.#nowMs = Math.max(this.#nowMs, next);
      const due = this.#waiting.filter(({ ms }) => ms <= this.#nowMs);
      this.#waiting = this.#waiting.filter(({ ms }) => ms > this.#nowMs);
      for (const { resolve } of due) resolve();
      if (this.#waiting.length > 0) this.#leapWhenIdle();
    });
  }
}
