import { chmodSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

import { SCHEMA } from "./schema.ts";

export type Value = SQLInputValue;

/**
 * One SQLite file. What a transaction has committed is on the disk before anything else happens: a signed transaction
 * that was forgotten could be sent twice under another nonce.
 */
export class Database {
  readonly #sqlite: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #isInTransaction = false;

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    this.#sqlite = new DatabaseSync(file);
    // names and salts are in it
    chmodSync(file, 0o600);
    this.#sqlite.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
    this.#sqlite.exec(SCHEMA);
  }

  /** All or nothing. Within a transaction it is part of that one. */
  transaction<T>(work: () => T): T {
    if (this.#isInTransaction) return work();
    this.#sqlite.exec("BEGIN IMMEDIATE");
    this.#isInTransaction = true;
    try {
      const result = work();
      this.#sqlite.exec("COMMIT");
      return result;
    } catch (fault) {
      this.#sqlite.exec("ROLLBACK");
      throw fault;
    } finally {
      this.#isInTransaction = false;
    }
  }

  run(sql: string, ...values: Value[]): { readonly changes: number } {
    return { changes: Number(this.#prepared(sql).run(...values).changes) };
  }

  one<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.#prepared(sql).get(...values) as Row | undefined;
  }

  all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.#prepared(sql).all(...values) as Row[];
  }

  fact(name: string): string | undefined {
    return this.one<{ value: string }>("SELECT value FROM facts WHERE name = ?", name)?.value;
  }

  setFact(name: string, value: string): void {
    this.run(
      "INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      name,
      value,
    );
  }

  close(): void {
    this.#sqlite.close();
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#sqlite.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
