import type { OrderState } from "../../catalogue/interbankStates.ts";
import type { BankId, Cancellation, SettlementBanks, SignedOrder } from "../../scenario/interbank/orders.ts";
import type {
  InterbankDay,
  InterbankEvent,
  InterbankRail,
  SharedLoss,
  StateChange,
} from "../../scenario/interbank/rail.ts";
import { type InterbankTerms, admitOrder, orderIdReused } from "../../scenario/interbank/statements.ts";
import type { Fen } from "../../scenario/participants.ts";
import type { Database, Durability, Queries } from "../database/database.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type Verification, verifyLog } from "../ledger/verifyLog.ts";
import { names } from "./accounts.ts";
import { EventPostings } from "./eventPostings.ts";
import { openInterbankDay } from "./openDay.ts";
import { findOrder, headsOf, insertOrder, queued, setState, waitsBehind } from "./orderTable.ts";
import { leaveOutUntilCovered } from "./together.ts";

/** Interbank settlement in the books of the central bank: each event is one transaction, postings and queues alike. */
export class InterbankBooksRail implements InterbankRail {
  readonly name = "books";
  readonly #database: Database;
  readonly #ledger: Ledger;
  readonly #day: InterbankDay;
  readonly #terms: InterbankTerms;
  readonly #banks: SettlementBanks;

  private constructor(database: Database, ledger: Ledger, day: InterbankDay, terms: InterbankTerms) {
    this.#database = database;
    this.#ledger = ledger;
    this.#day = day;
    this.#terms = terms;
    this.#banks = new Map(day.banks.map((bank) => [bank.id, bank]));
  }

  /** On a migrated database, which the rail closes. */
  static async open(
    database: Database,
    day: InterbankDay,
    terms: InterbankTerms,
    opensAtSeconds: number,
  ): Promise<InterbankBooksRail> {
    const { ledger, fresh } = await openInterbankDay(database, day, terms);
    const rail = new InterbankBooksRail(database, ledger, day, terms);
    if (fresh && day.mode === "net")
      await rail.#inOneUnit(opensAtSeconds, (postings) => postings.openSession());
    return rail;
  }

  get durability(): Durability {
    return this.#database.durability;
  }

  handle(event: InterbankEvent): Promise<readonly StateChange[]> {
    const isNet = this.#day.mode === "net";
    return this.#inOneUnit(event.atSeconds, async (postings, queries) => {
      switch (event.kind) {
        case "payment":
        case "cancellation":
          return this.#give(event, postings, queries);
        case "cut_off":
          if (!isNet) return;
          await postings.closeSession();
          await postings.openSession();
          return this.#release(
            this.#day.banks.map(({ id }) => id),
            postings,
            queries,
          );
        case "day_end":
          if (isNet) await postings.closeSession();
          return this.#returnQueued(postings, queries);
      }
    });
  }

  async balances(): Promise<ReadonlyMap<BankId, Fen>> {
    return this.#credits(names.settlement);
  }

  async losses(): Promise<readonly SharedLoss[]> {
    const [losses, owed] = [await this.#credits(names.loss), await this.#credits(names.defaulted)];
    return [...losses]
      .map(([bank, lossFen]) => ({ bank, lossFen: lossFen + (owed.get(bank) as Fen) }))
      .filter(({ lossFen }) => lossFen !== 0n);
  }

  verify(): Promise<Verification> {
    return verifyLog(this.#database);
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  async #inOneUnit(
    atSeconds: number,
    work: (postings: EventPostings, queries: Queries) => Promise<void>,
  ): Promise<readonly StateChange[]> {
    return this.#database.transaction(async (queries) => {
      const postings = await EventPostings.begin(queries, this.#ledger, this.#day, atSeconds);
      await work(postings, queries);
      await postings.post();
      return postings.changes;
    });
  }

  async #give(order: SignedOrder, postings: EventPostings, queries: Queries): Promise<void> {
    const contents = admitOrder(order, this.#banks, this.#terms);
    const before = await findOrder(queries, order.id);
    if (before !== undefined && before.contents !== contents) throw orderIdReused(order.id);
    if (before !== undefined) return postings.note(order.id, before.state);
    if (order.kind === "cancellation") return this.#cancel(order, contents, postings, queries);

    const waits = await waitsBehind(queries, order.payer, order.urgent);
    const fits = !waits && postings.fits(order);
    await insertOrder(queries, order, contents, "QUEUED");
    if (fits) {
      await postings.settle(order, "SETTLED_AT_ONCE");
      await this.#release([order.payee], postings, queries);
    } else {
      postings.note(order.id, "QUEUED");
      await this.#offset(postings, queries);
    }
  }

  async #cancel(
    order: Cancellation,
    contents: string,
    postings: EventPostings,
    queries: Queries,
  ): Promise<void> {
    const queue = (await queued(queries)).filter(({ payer }) => payer === order.payer);
    const state: OrderState = queue.some(({ id }) => id === order.paymentId) ? "CARRIED_OUT" : "NOT_QUEUED";
    await insertOrder(queries, order, contents, state);
    postings.note(order.id, state);
    if (state === "NOT_QUEUED") return;
    await setState(queries, [order.paymentId], "CANCELLED_BY_PAYER");
    postings.note(order.paymentId, "CANCELLED_BY_PAYER");
    await this.#release([order.payer], postings, queries);
  }

  /** Releases what fits from the heads of these banks, and of those paid thereby; then offsets where the mode does. */
  async #release(banks: readonly BankId[], postings: EventPostings, queries: Queries): Promise<void> {
    const waiting = [...banks];
    for (let bank = waiting.shift(); bank !== undefined; bank = waiting.shift()) {
      for (;;) {
        const [head] = await headsOf(queries, 1, bank);
        if (head === undefined || !postings.fits(head)) break;
        await postings.settle(head, "SETTLED_BY_RELEASE");
        waiting.push(head.payee);
      }
    }
    await this.#offset(postings, queries);
  }

  async #offset(postings: EventPostings, queries: Queries): Promise<void> {
    if (this.#day.mode !== "liquidity-saving") return;
    const windows = await headsOf(queries, this.#day.offsetWindow);
    const { together } = leaveOutUntilCovered(windows, postings.rooms);
    if (together.length === 0) return;
    await postings.settleTogether(together);
    await this.#release([...new Set(together.map(({ payer }) => payer))], postings, queries);
  }

  async #returnQueued(postings: EventPostings, queries: Queries): Promise<void> {
    const ids = (await queued(queries)).map(({ id }) => id);
    await setState(queries, ids, "LIQUIDITY_INSUFFICIENT");
    for (const id of ids) postings.note(id, "LIQUIDITY_INSUFFICIENT");
  }

  async #credits(account: (bank: BankId) => string): Promise<ReadonlyMap<BankId, Fen>> {
    const accounts = await this.#ledger.accounts(
      this.#database,
      this.#day.banks.map(({ id }) => account(id)),
    );
    return new Map(
      this.#day.banks.map(({ id }) => {
        const found = accounts.get(account(id));
        return [id, found === undefined ? 0n : found.creditsPosted - found.debitsPosted];
      }),
    );
  }
}
