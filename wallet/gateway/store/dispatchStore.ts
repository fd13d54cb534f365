import type { Database } from "./database.ts";

/** A transaction of one of the submitting keys. */
export interface Dispatch {
  readonly number: number;
  readonly sender: string;
  readonly nonce: number;
  readonly raw: string;
  readonly hash: string;
}

const COLUMNS = "number, sender, nonce, raw, hash";

export class DispatchStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  add({ sender, nonce, raw, hash }: Omit<Dispatch, "number">): Dispatch {
    const insert = `INSERT INTO dispatches (sender, nonce, raw, hash, state) VALUES (?, ?, ?, ?, 'open') RETURNING ${COLUMNS}`;
    return this.#database.one<Dispatch>(insert, sender, nonce, raw, hash) as Dispatch;
  }

  open(sender: string): Dispatch[] {
    const sql = `SELECT ${COLUMNS} FROM dispatches WHERE sender = ? AND state = 'open' ORDER BY number`;
    return this.#database.all<Dispatch>(sql, sender);
  }

  /** The first nonce that nothing written down uses. */
  nextNonce(sender: string): number {
    const sql = "SELECT max(nonce) + 1 AS next FROM dispatches WHERE sender = ? AND state <> 'superseded'";
    return this.#database.one<{ next: number | null }>(sql, sender)?.next ?? 0;
  }

  /** Those recorded as included although the chain has no transaction of this nonce (any more). */
  takenBack(sender: string, nonce: number): Dispatch[] {
    const sql = `SELECT ${COLUMNS} FROM dispatches WHERE sender = ? AND state = 'included' AND nonce >= ? ORDER BY number`;
    return this.#database.all<Dispatch>(sql, sender, nonce);
  }

  reopen({ number }: Dispatch): void {
    this.#database.run("UPDATE dispatches SET state = 'open' WHERE number = ?", number);
  }

  close({ number }: Dispatch, state: "included" | "superseded"): void {
    this.#database.run("UPDATE dispatches SET state = ? WHERE number = ?", state, number);
  }
}
