import { EventEmitter } from "node:events";

import type { Database } from "./database.ts";

export interface StoredEvent {
  readonly number: number;
  readonly event: "instruction" | "request" | "movement";
  /** JSON. */
  readonly data: string;
}

/** What accounts are told as it happens: kept, so that who was away reads on where it stopped. */
export class EventLog {
  readonly #database: Database;
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  constructor(database: Database) {
    this.#database = database;
  }

  /** Within the transaction of what it tells. Nobody hears of it before `announce`. */
  add(account: string, event: StoredEvent["event"], data: unknown): void {
    this.#database.run(
      "INSERT INTO events (account, event, data) VALUES (?, ?, ?)",
      account,
      event,
      JSON.stringify(data),
    );
  }

  /** After the commit: whoever waits for these accounts looks. */
  announce(accounts: Iterable<string>): void {
    for (const account of new Set(accounts)) this.#emitter.emit(account);
  }

  after(account: string, number: number, limit = 200): StoredEvent[] {
    return this.#database.all(
      "SELECT number, event, data FROM events WHERE account = ? AND number > ? ORDER BY number LIMIT ?",
      account,
      number,
      limit,
    );
  }

  last(): number {
    return this.#database.one<{ last: number | null }>("SELECT max(number) AS last FROM events")?.last ?? 0;
  }

  /** @returns Ends it. */
  onNews(account: string, listener: () => void): () => void {
    this.#emitter.on(account, listener);
    return () => this.#emitter.off(account, listener);
  }
}
