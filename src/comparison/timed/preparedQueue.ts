import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { TimedRail } from "../../scenario/timedRail.ts";

/** Instructions prepared at a time. */
const WINDOW = 250;

/**
 * Instructions in order, each prepared by the rail before it is handed out. As many as `capacity` are prepared before
 * the clock starts; from then on, window by window ahead of the schedule, so that memory doesn't grow with the file.
 */
export class PreparedQueue {
  readonly #rail: Pick<TimedRail, "prepare">;
  readonly #source: AsyncIterator<SignedInstruction>;
  readonly #capacity: number;
  #ready: SignedInstruction[] = [];
  #next = 0;
  #exhausted = false;
  #failure: { readonly cause: unknown } | undefined;
  #refilling: Promise<void> | undefined;

  constructor(
    rail: Pick<TimedRail, "prepare">,
    instructions: AsyncIterable<SignedInstruction>,
    capacity: number,
  ) {
    this.#rail = rail;
    this.#source = instructions[Symbol.asyncIterator]();
    this.#capacity = capacity;
  }

  /** Prepares as many as there is room for; throws what reading and preparing throw. */
  async fill(): Promise<void> {
    await this.#refillOnce();
    if (this.#failure !== undefined) throw this.#failure.cause;
  }

  /**
   * The next instruction, prepared; undefined at the end. Waits only if preparing didn't keep ahead. What reading and
   * preparing throw is thrown once everything before it was handed out.
   */
  async next(): Promise<SignedInstruction | undefined> {
    while (this.#waiting === 0 && (!this.#exhausted || this.#refilling !== undefined)) await this.fill();
    const instruction = this.#ready[this.#next];
    if (instruction === undefined && this.#failure !== undefined) throw this.#failure.cause;
    if (instruction !== undefined) this.#next += 1;
    if (!this.#exhausted && this.#capacity - this.#waiting >= this.#window) void this.#refillOnce();
    return instruction;
  }

  async close(): Promise<void> {
    await this.#refilling;
    await this.#source.return?.();
  }

  get #waiting(): number {
    return this.#ready.length - this.#next;
  }

  get #window(): number {
    return Math.min(WINDOW, this.#capacity);
  }

  #refillOnce(): Promise<void> {
    return (this.#refilling ??= this.#refill()
      .catch((cause: unknown) => {
        this.#failure = { cause };
        this.#exhausted = true;
      })
      .finally(() => (this.#refilling = undefined)));
  }

  async #refill(): Promise<void> {
    while (!this.#exhausted && this.#waiting < this.#capacity) {
      const window = await this.#take(Math.min(this.#window, this.#capacity - this.#waiting));
      await this.#rail.prepare(window);
      this.#ready = this.#ready.slice(this.#next).concat(window);
      this.#next = 0;
    }
  }

  async #take(most: number): Promise<SignedInstruction[]> {
    const window: SignedInstruction[] = [];
    while (window.length < most) {
      const { value, done } = await this.#source.next();
      if (done === true) {
        this.#exhausted = true;
        break;
      }
      window.push(value);
    }
    return window;
  }
}
