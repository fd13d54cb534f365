import type { OrderState } from "../../catalogue/interbankStates.ts";
import type { BankId } from "../../scenario/interbank/orders.ts";
import type { InterbankDay, StateChange } from "../../scenario/interbank/rail.ts";
import type { Fen } from "../../scenario/participants.ts";
import type { Queries } from "../database/database.ts";
import type { Account } from "../ledger/accounts.ts";
import type { Chain, Leg } from "../ledger/chains.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { postAll } from "../schemes/day.ts";
import { post, postIfAny } from "../schemes/legs.ts";
import { names } from "./accounts.ts";
import { type Payment, enterSession, sessionPayments, setState } from "./orderTable.ts";
import { closeSession } from "./sessionClose.ts";
import { netsOf, offsetLegs } from "./together.ts";

/**
 * What one event posts: chains are collected with what each bank may send after them, and posted in one call. The
 * ledger's limits check every one of them again.
 */
export class EventPostings {
  readonly #queries: Queries;
  readonly #ledger: Ledger;
  readonly #day: InterbankDay;
  readonly #atSeconds: number;
  #session: number;
  readonly #balances: Map<BankId, Fen>;
  #rooms: Map<BankId, Fen>;
  readonly #chains: Chain[] = [];
  readonly changes: StateChange[] = [];

  private constructor(
    queries: Queries,
    ledger: Ledger,
    day: InterbankDay,
    atSeconds: number,
    state: { session: number; balances: Map<BankId, Fen>; rooms: Map<BankId, Fen> },
  ) {
    this.#queries = queries;
    this.#ledger = ledger;
    this.#day = day;
    this.#atSeconds = atSeconds;
    this.#session = state.session;
    this.#balances = state.balances;
    this.#rooms = state.rooms;
  }

  static async begin(
    queries: Queries,
    ledger: Ledger,
    day: InterbankDay,
    atSeconds: number,
  ): Promise<EventPostings> {
    // whoever holds this row decides alone
    const [row] = await queries.query<{ session: number }>("SELECT session FROM interbank_day FOR UPDATE");
    const accounts = await ledger.accounts(
      queries,
      day.banks.flatMap(({ id }) => [names.settlement(id), names.room(id)]),
    );
    const balances = new Map(
      day.banks.map(({ id }) => [id, creditOf(accounts.get(names.settlement(id)))] as const),
    );
    const inSession = new Map(
      day.banks.map(({ id }) => [id, creditOf(accounts.get(names.room(id)))] as const),
    );
    const rooms = day.mode === "net" ? inSession : balances;
    return new EventPostings(queries, ledger, day, atSeconds, {
      session: row?.session ?? 0,
      balances,
      rooms,
    });
  }

  /** What each bank may still send. */
  get rooms(): ReadonlyMap<BankId, Fen> {
    return this.#rooms;
  }

  fits({ payer, amountFen }: Pick<Payment, "payer" | "amountFen">): boolean {
    return amountFen <= (this.#rooms.get(payer) as Fen);
  }

  note(id: string, state: OrderState): void {
    this.changes.push({ id, state });
  }

  /** Settles a payment, or enters it into the session. */
  async settle(payment: Payment, how: OrderState): Promise<void> {
    const { id, payer, payee, amountFen } = payment;
    this.#move([payment]);
    if (this.#day.mode === "net") {
      await enterSession(this.#queries, id, this.#session);
      this.note(id, "IN_SESSION");
      return this.#chain(`session/enter/${id}`, id, [post(names.room(payer), names.room(payee), amountFen)]);
    }
    await setState(this.#queries, [id], how);
    this.note(id, how);
    this.#chain(`payment/${id}`, how, [post(names.settlement(payer), names.settlement(payee), amountFen)]);
  }

  async settleTogether(payments: readonly Payment[]): Promise<void> {
    const ids = payments.map(({ id }) => id);
    this.#move(payments);
    await setState(this.#queries, ids, "SETTLED_BY_OFFSET");
    for (const id of ids) this.note(id, "SETTLED_BY_OFFSET");
    this.#chain(`offset/${ids[0]}`, ids.join(" "), offsetLegs(payments));
  }

  /** Gives every bank the room of its cap. One that defaulted today has none but what it receives. */
  async openSession(): Promise<void> {
    this.#session += 1;
    const session = this.#session;
    await this.#queries.query("UPDATE interbank_day SET session = $1::integer", [session]);
    const rows = await this.#queries.query<{ bank: string }>("SELECT bank FROM interbank_defaults");
    const defaulted = new Set(rows.map(({ bank }) => bank));
    this.#rooms = new Map(
      this.#day.banks.map(({ id, netDebitCapFen }) => [
        id,
        defaulted.has(id) ? 0n : (netDebitCapFen ?? (this.#balances.get(id) as Fen)),
      ]),
    );
    const legs = [...this.#rooms].flatMap(([bank, capFen]) =>
      postIfAny(names.caps(), names.room(bank), capFen),
    );
    this.#chain(`session/${session}/open`, "net debit caps", legs);
  }

  async closeSession(): Promise<void> {
    const payments = await sessionPayments(this.#queries, this.#session);
    const close = closeSession(this.#day, payments, this.#balances, this.#rooms);
    for (const [bank, missingFen] of close.missing) {
      await this.#queries.query(
        "INSERT INTO interbank_defaults (session, bank, missing) VALUES ($1::integer, $2, $3::numeric)",
        [this.#session, bank, missingFen],
      );
    }
    const states = [
      ["SETTLED_IN_SESSION", close.settled],
      ["UNWOUND", close.unwound],
    ] as const;
    for (const [state, of] of states) {
      const ids = of.map(({ id }) => id);
      await setState(this.#queries, ids, state);
      for (const id of ids) this.note(id, state);
    }
    this.#chain(`session/${this.#session}/settle`, "multilateral net", close.legs);
    await this.#postAndReadBalances();
  }

  async post(): Promise<void> {
    await postAll(this.#queries, this.#ledger, this.#chains.splice(0));
  }

  /** The next session's caps may be balances, which this one's settlement has changed. */
  async #postAndReadBalances(): Promise<void> {
    await this.post();
    const accounts = await this.#ledger.accounts(
      this.#queries,
      this.#day.banks.map(({ id }) => names.settlement(id)),
    );
    for (const { id } of this.#day.banks)
      this.#balances.set(id, creditOf(accounts.get(names.settlement(id))));
  }

  #move(payments: readonly Payment[]): void {
    for (const [bank, netFen] of netsOf(payments)) {
      this.#rooms.set(bank, (this.#rooms.get(bank) as Fen) + netFen);
    }
  }

  #chain(id: string, contents: string, legs: readonly Leg[]): void {
    if (legs.length > 0) this.#chains.push({ id, contents, atSeconds: this.#atSeconds, legs });
  }
}

function creditOf(account: Account | undefined): Fen {
  return account === undefined ? 0n : account.creditsPosted - account.debitsPosted;
}
