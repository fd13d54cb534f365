import { DatabaseSync, type StatementSync } from "node:sqlite";

/** How many wait in memory: written together, in order of id, random ids cost a tenth of what they would one by one. */
const LARGEST_IN_MEMORY = 4_096;
const CACHE_KIB = 4_096;

/**
 * What each id was first used for. Memory doesn't grow with the number of ids: beyond a few thousand they go to a
 * temporary file, which has no name and so is gone when the process is, however that ends.
 */
export class FirstUses {
  readonly #latest = new Map<string, string>();
  readonly #largestInMemory: number;
  #older: OlderUses | undefined;

  constructor(largestInMemory = LARGEST_IN_MEMORY) {
    this.#largestInMemory = largestInMemory;
  }

  of(id: string): string | undefined {
    return this.#latest.get(id) ?? this.#older?.of(id);
  }

  /** The id must be new. */
  record(id: string, use: string): void {
    this.#latest.set(id, use);
    if (this.#latest.size < this.#largestInMemory) return;
    this.#older ??= new OlderUses();
    this.#older.add(this.#latest);
    this.#latest.clear();
  }

  /** Gives the file back; afterwards no id is known. */
  close(): void {
    this.#latest.clear();
    this.#older?.close();
    this.#older = undefined;
  }
}

class OlderUses {
  readonly #database: DatabaseSync;
  readonly #find: StatementSync;
  readonly #insert: StatementSync;

  constructor() {
    // the empty name is SQLite's for a temporary file
    this.#database = new DatabaseSync("");
    this.#database
      .exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -${CACHE_KIB};
      CREATE TABLE uses (id TEXT PRIMARY KEY, use TEXT NOT NULL) WITHOUT ROWID, STRICT`);
    this.#find = this.#database.prepare("SELECT use FROM uses WHERE id = ?");
    this.#insert = this.#database.prepare("INSERT INTO uses (id, use) VALUES (?, ?)");
  }

  of(id: string): string | undefined {
    const use = this.#find.get(id)?.["use"];
    return typeof use === "string" ? use : undefined;
  }

  add(uses: ReadonlyMap<string, string>): void {
    this.#database.exec("BEGIN");
    for (const [id, use] of [...uses].sort(([a], [b]) => (a < b ? -1 : 1))) this.#insert.run(id, use);
    this.#database.exec("COMMIT");
  }

  close(): void {
    this.#database.close();
  }
}
