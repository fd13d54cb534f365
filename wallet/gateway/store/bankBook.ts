import { JiaoziError } from "../../../src/catalogue/errors.ts";
import type { Deposit } from "../api/bank.ts";
import type { Database } from "./database.ts";

/** A demonstration person's opening deposit: 20,000 yuan. */
export const OPENING_FEN = 2_000_000n;

type Entry = Deposit["entries"][number];

interface EntryRow {
  readonly at: string;
  readonly what: Entry["what"];
  readonly credit: string;
  readonly amountFen: bigint | number;
  readonly instruction: string | null;
}

const depositOf = (account: string) => `deposit/${account}`;

/**
 * The demonstration banks' books, double entry, in fen. A deposit is the bank's debt; `reserves` is what it has at the
 * central bank as far as this gateway moved it; `transit` is what was debited for top-ups that the chain hasn't
 * decided; `lending` is what the opening deposits came from.
 */
export class BankBook {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Once for each account; the bank's account number is made up. */
  open(account: string, bank: string): void {
    const number = `DEMO ${BigInt(account) % 10n ** 12n}`;
    this.#database.run(
      "INSERT INTO deposits (account, bank, number) VALUES (?, ?, ?)",
      account,
      bank,
      number,
    );
    this.#post(
      { key: `opening/${account}`, what: "opening", bank, debit: "lending", credit: depositOf(account) },
      OPENING_FEN,
    );
  }

  depositAt(account: string): { readonly bank: string; readonly number: string } | undefined {
    return this.#database.one("SELECT bank, number FROM deposits WHERE account = ?", account);
  }

  balanceFen(account: string): bigint {
    return this.#balanceOf(depositOf(account));
  }

  /** What was taken for top-ups that aren't decided. */
  inTransitFen(bank: string): bigint {
    return this.#balanceOf("transit", bank);
  }

  /** Within the transaction that queues the top-up. @returns Whether the deposit was enough. */
  takeForTopUp(account: string, bank: string, amountFen: bigint, instruction: string): boolean {
    if (this.balanceFen(account) < amountFen) return false;
    const accounts = { debit: depositOf(account), credit: "transit" };
    this.#post({ key: this.#keyOf(instruction), what: "top_up", bank, instruction, ...accounts }, amountFen);
    return true;
  }

  topUpDecided(
    account: string,
    bank: string,
    amountFen: bigint,
    instruction: string,
    isSettled: boolean,
  ): void {
    const key = this.#keyOf(instruction);
    if (isSettled)
      this.#post(
        { key, what: "settled", bank, instruction, debit: "transit", credit: "reserves" },
        amountFen,
      );
    else {
      const accounts = { debit: "transit", credit: depositOf(account) };
      this.#post({ key, what: "top_up_returned", bank, instruction, ...accounts }, amountFen);
    }
  }

  /** The decision's block isn't the chain's any more: the money is in transit again. */
  topUpReopened(
    account: string,
    bank: string,
    amountFen: bigint,
    instruction: string,
    wasSettled: boolean,
  ): void {
    const what = wasSettled ? "reopened" : "top_up";
    const accounts = { debit: wasSettled ? "reserves" : depositOf(account), credit: "transit" };
    this.#post({ key: this.#keyOf(instruction), what, bank, instruction, ...accounts }, amountFen);
  }

  /** The central bank credited the bank for a withdrawal; the holder's deposit grows. Once for each event. */
  withdrawalArrived(
    account: string,
    bank: string,
    amountFen: bigint,
    event: string,
    instruction: string | null,
  ): boolean {
    if (this.depositAt(account)?.bank !== bank) return false;
    const known = this.#database.one("SELECT 1 FROM bank_entries WHERE key = ?", event);
    if (known !== undefined) return false;
    const accounts = { debit: "reserves", credit: depositOf(account) };
    this.#post({ key: event, what: "withdrawal", bank, instruction, ...accounts }, amountFen);
    return true;
  }

  /** Keys of the withdrawals that arrived in blocks after this one, and weren't taken back. */
  arrivedAfter(blockNumber: number): string[] {
    const sql = "SELECT key FROM bank_entries WHERE key LIKE 'arrived/%/%/%'";
    const keys = this.#database.all<{ key: string }>(sql).map(({ key }) => key);
    return keys.filter((key) => key.split("/").length === 4 && Number(key.split("/")[1]) > blockNumber);
  }

  /** The chain took the event back: the entry stays, and its opposite comes after it. */
  takeBack(event: string): void {
    const row = this.#database.one<{ bank: string; credit: string; amountFen: number }>(
      "SELECT bank, credit, amount_fen AS amountFen FROM bank_entries WHERE key = ?",
      event,
    );
    if (row === undefined) return;
    const again = this.#database.one<{ times: number }>(
      "SELECT count(*) AS times FROM bank_entries WHERE key LIKE ?",
      `${event}/%`,
    );
    const times = again?.times ?? 0;
    this.#database.run("UPDATE bank_entries SET key = ? WHERE key = ?", `${event}/${times}`, event);
    const accounts = { debit: row.credit, credit: "reserves" };
    this.#post(
      { key: `${event}/${times + 1}`, what: "withdrawal", bank: row.bank, ...accounts },
      BigInt(row.amountFen),
    );
  }

  entries(account: string): Entry[] {
    const name = depositOf(account);
    const rows = this.#database.all<EntryRow>(
      `SELECT at, what, credit, amount_fen AS amountFen, instruction FROM bank_entries
       WHERE debit = ?1 OR credit = ?1 ORDER BY position DESC LIMIT 50`,
      name,
    );
    return rows.map(({ at, what, credit, amountFen, instruction }) => ({
      at,
      what,
      amountFen: String(credit === name ? amountFen : -amountFen),
      instructionId: instruction,
    }));
  }

  #post(
    entry: {
      key: string;
      what: string;
      bank: string;
      debit: string;
      credit: string;
      instruction?: string | null;
    },
    amountFen: bigint,
  ): void {
    if (amountFen >= 2n ** 53n)
      throw new JiaoziError("BAD_FIELD", "No deposit is that large.", "Use less.", {});
    this.#database.run(
      `INSERT INTO bank_entries (key, at, what, bank, debit, credit, amount_fen, instruction) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      entry.key,
      new Date().toISOString(),
      entry.what,
      entry.bank,
      entry.debit,
      entry.credit,
      amountFen,
      entry.instruction ?? null,
    );
  }

  /** A top-up that was skipped may come again, so an instruction may have several pairs of entries. */
  #keyOf(instruction: string): string {
    const sql = "SELECT count(*) AS times FROM bank_entries WHERE instruction = ?";
    const times = this.#database.one<{ times: number }>(sql, instruction)?.times ?? 0;
    return `${instruction}/${times}`;
  }

  #balanceOf(name: string, bank?: string): bigint {
    const where = bank === undefined ? "" : " AND bank = ?";
    const also = bank === undefined ? [] : [bank];
    const credits = this.#sum(
      `SELECT sum(amount_fen) AS sum FROM bank_entries WHERE credit = ?${where}`,
      name,
      ...also,
    );
    const debits = this.#sum(
      `SELECT sum(amount_fen) AS sum FROM bank_entries WHERE debit = ?${where}`,
      name,
      ...also,
    );
    return credits - debits;
  }

  #sum(sql: string, ...values: string[]): bigint {
    return BigInt(this.#database.one<{ sum: number | null }>(sql, ...values)?.sum ?? 0);
  }
}
