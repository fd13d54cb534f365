import type { OrderState } from "../../catalogue/interbankStates.ts";
import type { BankId, BankPayment, Cancellation, SignedOrder } from "../../scenario/interbank/orders.ts";
import type {
  InterbankDay,
  InterbankEvent,
  InterbankRail,
  SharedLoss,
  StateChange,
} from "../../scenario/interbank/rail.ts";
import { type InterbankTerms, admitOrder, orderIdReused } from "../../scenario/interbank/statements.ts";
import type { Fen } from "../../scenario/participants.ts";
import { largestOffset, sums } from "./offset.ts";
import { Session } from "./session.ts";

/** What the rules say, in the plainest words: lists, loops and no cleverness. */
export class InterbankReferee implements InterbankRail {
  readonly name = "referee";
  readonly #day: InterbankDay;
  readonly #terms: InterbankTerms;
  /** In order of priority, within a priority in order of arrival. */
  readonly #queues: Map<BankId, BankPayment[]>;
  readonly #balances: Map<BankId, Fen>;
  readonly #losses = new Map<BankId, Fen>();
  readonly #contents = new Map<string, string>();
  readonly #states = new Map<string, OrderState>();
  readonly #session: Session | undefined;
  #changes: StateChange[] = [];

  constructor(day: InterbankDay, terms: InterbankTerms) {
    this.#day = day;
    this.#terms = terms;
    this.#queues = new Map(day.banks.map(({ id }) => [id, []]));
    this.#balances = new Map(day.banks.map(({ id, balanceFen }) => [id, balanceFen]));
    this.#session = day.mode === "net" ? new Session(day, this.#balances) : undefined;
  }

  handle(event: InterbankEvent): Promise<readonly StateChange[]> {
    this.#changes = [];
    switch (event.kind) {
      case "payment":
      case "cancellation":
        return Promise.resolve(this.#give(event));
      case "cut_off":
        this.#settleSession();
        this.#session?.open();
        this.#goOn();
        return Promise.resolve(this.#changes);
      case "day_end":
        this.#settleSession();
        for (const queue of this.#queues.values()) {
          for (const { id } of queue.splice(0)) this.#change(id, "LIQUIDITY_INSUFFICIENT");
        }
        return Promise.resolve(this.#changes);
    }
  }

  balances(): Promise<ReadonlyMap<BankId, Fen>> {
    return Promise.resolve(new Map(this.#balances));
  }

  losses(): Promise<readonly SharedLoss[]> {
    return Promise.resolve([...this.#losses].map(([bank, lossFen]) => ({ bank, lossFen })));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** The payments still queued, bank by bank, heads first. */
  get queues(): ReadonlyMap<BankId, readonly BankPayment[]> {
    return this.#queues;
  }

  /** What each bank may still send: its balance, in net mode its room below the cap. */
  get rooms(): ReadonlyMap<BankId, Fen> {
    return this.#session?.rooms ?? this.#balances;
  }

  #give(order: SignedOrder): readonly StateChange[] {
    const banks = new Map(this.#day.banks.map((bank) => [bank.id, bank]));
    const contents = admitOrder(order, banks, this.#terms);
    const before = this.#contents.get(order.id);
    if (before !== undefined && before !== contents) throw orderIdReused(order.id);
    if (before !== undefined) return [{ id: order.id, state: this.#states.get(order.id) as OrderState }];
    this.#contents.set(order.id, contents);
    if (order.kind === "payment") this.#submit(order);
    else this.#cancel(order);
    this.#goOn();
    return this.#changes;
  }

  #submit(payment: BankPayment): void {
    const queue = this.#queues.get(payment.payer) as BankPayment[];
    const waitsBehind = queue.some(({ urgent }) => urgent || !payment.urgent);
    if (!waitsBehind && this.#fits(payment)) return this.#settle(payment, "SETTLED_AT_ONCE");
    const place = payment.urgent ? queue.findIndex(({ urgent }) => !urgent) : -1;
    queue.splice(place === -1 ? queue.length : place, 0, payment);
    this.#change(payment.id, "QUEUED");
  }

  #cancel({ id, payer, paymentId }: Cancellation): void {
    const queue = this.#queues.get(payer) as BankPayment[];
    const place = queue.findIndex((payment) => payment.id === paymentId);
    this.#change(id, place === -1 ? "NOT_QUEUED" : "CARRIED_OUT");
    if (place === -1) return;
    queue.splice(place, 1);
    this.#change(paymentId, "CANCELLED_BY_PAYER");
  }

  /** Heads that fit are released until none does; then, where the mode offsets, what covers each other settles. */
  #goOn(): void {
    for (;;) {
      this.#release();
      if (this.#day.mode !== "liquidity-saving") return;
      const together = largestOffset(this.#queues, this.#balances, this.#day.offsetWindow);
      if (together.length === 0) return;
      for (const payment of together) {
        this.#queues.get(payment.payer)?.shift();
        this.#change(payment.id, "SETTLED_BY_OFFSET");
      }
      for (const [bank, netFen] of sums(together))
        this.#balances.set(bank, (this.#balances.get(bank) as Fen) + netFen);
    }
  }

  #release(): void {
    for (let moved = true; moved;) {
      moved = false;
      for (const queue of this.#queues.values()) {
        const head = queue[0];
        if (head === undefined || !this.#fits(head)) continue;
        queue.shift();
        this.#settle(head, "SETTLED_BY_RELEASE");
        moved = true;
      }
    }
  }

  #fits({ payer, amountFen }: BankPayment): boolean {
    return amountFen <= (this.rooms.get(payer) as Fen);
  }

  #settle(payment: BankPayment, how: OrderState): void {
    if (this.#session !== undefined) {
      this.#session.enter(payment);
      return this.#change(payment.id, "IN_SESSION");
    }
    this.#balances.set(payment.payer, (this.#balances.get(payment.payer) as Fen) - payment.amountFen);
    this.#balances.set(payment.payee, (this.#balances.get(payment.payee) as Fen) + payment.amountFen);
    this.#change(payment.id, how);
  }

  #settleSession(): void {
    if (this.#session === undefined) return;
    const { settled, unwound, losses } = this.#session.settle();
    for (const { id } of settled) this.#change(id, "SETTLED_IN_SESSION");
    for (const { id } of unwound) this.#change(id, "UNWOUND");
    for (const { bank, lossFen } of losses) {
      this.#losses.set(bank, (this.#losses.get(bank) ?? 0n) + lossFen);
    }
  }

  #change(id: string, state: OrderState): void {
    this.#states.set(id, state);
    this.#changes.push({ id, state });
  }
}
