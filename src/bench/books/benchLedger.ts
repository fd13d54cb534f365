import type { Database } from "../../centralized/database/database.ts";
import { CNY } from "../../centralized/ledger/accounts.ts";
import type { Chain, ChainResult } from "../../centralized/ledger/chains.ts";
import { Ledger } from "../../centralized/ledger/ledger.ts";
import { GroupCommit } from "../../centralized/schemes/groupCommit.ts";
import type { Random } from "../../scenario/generate/random.ts";

export const ACCOUNTS = 10_000;
export const BATCH = 500;
const FUNDING = 1_000_000_000n;
/** As long as an instruction's digest. */
const CONTENTS = `0x${"5a".repeat(32)}`;

const MERCHANT = "account 0";

/** Whom payments go to: anybody, or one merchant. */
export type Payees = "anybody" | "one merchant";

/** A ledger of funded accounts, 10,000 unless told otherwise, and payments on it. Ids ascend, as those of a real system of record do. */
export class BenchLedger {
  readonly database: Database;
  readonly #ledger: Ledger;
  readonly #random: Random;
  readonly #accounts: number;
  #payments = 0;

  private constructor(database: Database, ledger: Ledger, random: Random, accounts: number) {
    this.database = database;
    this.#ledger = ledger;
    this.#random = random;
    this.#accounts = accounts;
  }

  /** @param database Migrated and empty. */
  static async open(database: Database, random: Random, accounts: number = ACCOUNTS): Promise<BenchLedger> {
    const ledger = await Ledger.open(database, CNY);
    const terms = { state: "open", frozenAmount: 0n } as const;
    const names = Array.from({ length: accounts }, (_, number) => accountOf(number));
    const limit = "debits_must_not_exceed_credits" as const;
    const holders = names.map((name) => ({ ...terms, name, limit }));
    await ledger.openAccounts(database, [{ ...terms, name: "mint", limit: "none" }, ...holders], 0);
    const opened = new BenchLedger(database, ledger, random, accounts);
    for (let from = 0; from < accounts; from += BATCH) {
      await opened.#post(names.slice(from, from + BATCH).map((name) => opened.#chain("mint", name, FUNDING)));
    }
    await database.run("ANALYZE");
    return opened;
  }

  /** One writer on one connection, 500 payments a call, with the next call at hand. @returns Payments a second. */
  async batches(seconds: number): Promise<number> {
    return this.#rate(seconds, async (until) => {
      const write = async () => {
        while (performance.now() < until) await this.#post(this.#batch());
      };
      await Promise.all([write(), write()]);
    });
  }

  /** Each client submits its next payment when its last one is committed. @returns Payments a second. */
  async singles(seconds: number, clients: number, payees: Payees = "anybody"): Promise<number> {
    const groups = new GroupCommit<Chain, ChainResult>((chains) => this.#post(chains));
    return this.#rate(seconds, async (until) => {
      const client = async () => {
        while (performance.now() < until) await groups.submit(this.#payment(payees));
      };
      await Promise.all(Array.from({ length: clients }, client));
    });
  }

  /** Posts batches until there are as many transfers; tells from time to time how many there are. */
  async fill(transfers: number, onProgress: (transfers: number) => void): Promise<void> {
    for (let batch = 0; this.#payments < transfers; batch += 1) {
      await this.#post(this.#batch());
      if (batch % 500 === 0) onProgress(this.#payments);
    }
    await this.database.run("ANALYZE");
  }

  async #rate(seconds: number, work: (until: number) => Promise<void>): Promise<number> {
    const before = this.#payments;
    const started = performance.now();
    await work(started + seconds * 1_000);
    return ((this.#payments - before) * 1_000) / (performance.now() - started);
  }

  #batch(): readonly Chain[] {
    return Array.from({ length: BATCH }, () => this.#payment("anybody"));
  }

  #payment(payees: Payees): Chain {
    const payer = accountOf(1 + this.#random.below(this.#accounts - 1));
    return this.#chain(
      payer,
      payees === "one merchant" ? MERCHANT : accountOf(this.#random.below(this.#accounts)),
      1n + BigInt(this.#random.below(100)),
    );
  }

  #chain(debit: string, credit: string, amount: bigint): Chain {
    const id = `instruction/${String(this.#payments++).padStart(12, "0")}`;
    return { id, contents: CONTENTS, atSeconds: 0, legs: [{ kind: "post", debit, credit, amount }] };
  }

  /** A benchmark whose payments fail would measure something else. */
  async #post(chains: readonly Chain[]): Promise<readonly ChainResult[]> {
    const results = await this.#ledger.post(this.database, chains);
    const failed = results.find(({ status }) => status !== "posted");
    if (failed !== undefined)
      throw new Error(`a payment of the benchmark wasn't posted: ${JSON.stringify(failed)}`);
    return results;
  }
}

function accountOf(number: number): string {
  return `account ${number}`;
}
