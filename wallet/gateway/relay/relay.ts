import type { Chain } from "../chain/chain.ts";
import { refuse } from "../refused.ts";
import type { Database } from "../store/database.ts";
import type { EventLog } from "../store/eventLog.ts";
import type { InstructionStore, NewInstruction, StoredInstruction } from "../store/instructionStore.ts";
import { type CheckedCall, requirePassable } from "./check.ts";
import type { Sender } from "./sender.ts";

/** More than that waiting for one key means that the chain has stopped, or that somebody floods it. */
const MOST_WAITING = 20_000;

export interface Accepted {
  readonly instruction: StoredInstruction;
  /** It wasn't known before. */
  readonly isNew: boolean;
}

/** Takes instructions on: what it has answered for is on the disk, and goes to the chain whatever happens here. */
export class Relay {
  readonly #chain: Chain;
  readonly #database: Database;
  readonly #instructions: InstructionStore;
  readonly #events: EventLog;
  readonly #senders: ReadonlyMap<string, Sender>;

  constructor(
    chain: Chain,
    stores: { database: Database; instructions: InstructionStore; events: EventLog },
    senders: ReadonlyMap<string, Sender>,
  ) {
    this.#chain = chain;
    this.#database = stores.database;
    this.#instructions = stores.instructions;
    this.#events = stores.events;
    this.#senders = senders;
  }

  /** Whether it can submit with that account's key. */
  has(sender: string): boolean {
    return this.#senders.has(sender);
  }

  /**
   * The answer that an id got before, if any. Throws if its contents are others; undefined also for what was skipped,
   * which used nothing up and may come again.
   */
  answered(id: string, contents: string): StoredInstruction | undefined {
    const known = this.#instructions.find(id);
    if (known === undefined) return undefined;
    if (known.contents !== contents) throw refuse(409, "OTHER_CONTENT_UNDER_ID");
    return known.state === "skipped" ? undefined : known;
  }

  /**
   * Checks an instruction against the chain and takes it on.
   * @param within Done in the same transaction; throws to prevent it.
   */
  async accept(
    given: NewInstruction,
    abi: CheckedCall["abi"],
    within: () => void = () => undefined,
  ): Promise<Accepted> {
    const before = this.answered(given.id, given.contents);
    if (before !== undefined) return { instruction: before, isNew: false };
    const { sender, target: to, call: data } = given;
    await requirePassable(this.#chain, { sender, to, data, abi });
    return this.take(given, within);
  }

  /** The same without looking at the chain. */
  take(given: NewInstruction, within: () => void = () => undefined): Accepted {
    const accepted = this.#database.transaction(() => {
      const before = this.answered(given.id, given.contents);
      if (before !== undefined) return { instruction: before, isNew: false };
      if (this.#instructions.waiting(given.sender) >= MOST_WAITING) throw refuse(503, "GATEWAY_BUSY");
      within();
      return { instruction: this.#put(given), isNew: true };
    });
    this.woken([accepted.instruction]);
    return accepted;
  }

  /** Several, all or none. */
  takeAll(given: readonly NewInstruction[], within: () => void): void {
    const taken = this.#database.transaction(() => {
      within();
      return given.map((one) => this.#put(one));
    });
    this.woken(taken);
  }

  /** Within a transaction of somebody else's; whoever waits hears of it afterwards. */
  takeWithin(given: NewInstruction): void {
    if (this.answered(given.id, given.contents) !== undefined) return;
    const taken = this.#put(given);
    setImmediate(() => this.woken([taken]));
  }

  woken(instructions: readonly StoredInstruction[]): void {
    this.#events.announce(instructions.flatMap(({ payer, payee }) => [payer, payee]));
    for (const { sender } of instructions) this.#senders.get(sender)?.wake();
  }

  #put(given: NewInstruction): StoredInstruction {
    const known = this.#instructions.find(given.id);
    if (known === undefined) return this.#instructions.add(given);
    this.#instructions.renew(known, given.call);
    return this.#instructions.find(given.id) as StoredInstruction;
  }
}
