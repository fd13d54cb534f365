import type { Database } from "../store/database.ts";

export interface Movement {
  readonly blockNumber: number;
  readonly logIndex: number;
  readonly blockTimestamp: number;
  readonly transactionHash: string;
  readonly currency: string;
  readonly amount: string;
  readonly payer: string;
  readonly payee: string;
  readonly instruction: string | null;
}

export interface NewTrade {
  readonly trade: string;
  readonly buyer: string;
  readonly seller: string;
  readonly blockNumber: number;
  readonly logIndex: number;
}

export interface ReadBlock {
  readonly number: number;
  readonly hash: string;
}

export interface Wanted {
  readonly account: string;
  /** Only what is before this place. */
  readonly before?: { readonly blockNumber: number; readonly logIndex: number };
  readonly currency?: string;
  readonly limit: number;
}

/** Blocks whose hashes are remembered, to find where another branch began. */
const REMEMBERED = 256;

const COLUMNS = `block_number AS blockNumber, log_index AS logIndex, block_timestamp AS blockTimestamp,
  transaction_hash AS transactionHash, currency, amount, payer, payee, instruction`;

/** What was read of the chain. The chain is the record; this can be read again at any time. */
export class MovementStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  lastBlock(): ReadBlock | undefined {
    return this.#database.one<ReadBlock>("SELECT number, hash FROM blocks ORDER BY number DESC LIMIT 1");
  }

  blocks(): ReadBlock[] {
    return this.#database.all<ReadBlock>("SELECT number, hash FROM blocks ORDER BY number DESC");
  }

  addBlock({ number, hash }: ReadBlock): void {
    this.#database.run("INSERT INTO blocks VALUES (?, ?)", number, hash);
    this.#database.run("DELETE FROM blocks WHERE number <= ?", number - REMEMBERED);
  }

  add(movement: Movement): void {
    this.#database.run(
      `INSERT INTO movements (block_number, log_index, block_timestamp, transaction_hash, currency, amount, payer, payee, instruction)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      movement.blockNumber,
      movement.logIndex,
      movement.blockTimestamp,
      movement.transactionHash,
      movement.currency,
      movement.amount,
      movement.payer,
      movement.payee,
      movement.instruction,
    );
  }

  addTrade({ trade, buyer, seller, blockNumber, logIndex }: NewTrade): void {
    this.#database.run(
      "INSERT INTO trades VALUES (?, ?, ?, ?, ?)",
      trade,
      buyer,
      seller,
      blockNumber,
      logIndex,
    );
  }

  tradesOf(account: string): string[] {
    const sql = `SELECT trade FROM trades WHERE buyer = ?1 OR seller = ?1 ORDER BY block_number DESC, log_index DESC LIMIT 100`;
    return this.#database.all<{ trade: string }>(sql, account).map(({ trade }) => trade);
  }

  /** Forgets what was read after a block. */
  forgetAfter(number: number): void {
    this.#database.run("DELETE FROM movements WHERE block_number > ?", number);
    this.#database.run("DELETE FROM trades WHERE block_number > ?", number);
    this.#database.run("DELETE FROM blocks WHERE number > ?", number);
  }

  find(blockNumber: number, logIndex: number): Movement | undefined {
    const sql = `SELECT ${COLUMNS} FROM movements WHERE block_number = ? AND log_index = ?`;
    return this.#database.one<Movement>(sql, blockNumber, logIndex);
  }

  /** Newest first. */
  page({ account, before, currency, limit }: Wanted): Movement[] {
    const last = Number.MAX_SAFE_INTEGER;
    const side = (column: string) =>
      `SELECT ${COLUMNS} FROM movements WHERE ${column} = ?1 AND (block_number, log_index) < (?2, ?3)
         AND (?4 IS NULL OR currency = ?4)`;
    const sql = `${side("payer")} UNION ${side("payee")} ORDER BY 1 DESC, 2 DESC LIMIT ?5`;
    return this.#database.all<Movement>(
      sql,
      account,
      before?.blockNumber ?? last,
      before?.logIndex ?? last,
      currency ?? null,
      limit,
    );
  }
}
