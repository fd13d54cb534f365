import { type OrderState, isSettled } from "../../catalogue/interbankStates.ts";
import type { BankId, BankPayment, SignedOrder } from "../../scenario/interbank/orders.ts";
import type { StateChange } from "../../scenario/interbank/rail.ts";
import type { Fen } from "../../scenario/participants.ts";

/** What became of an order. */
export interface OrderHistory {
  readonly order: SignedOrder;
  readonly state: OrderState;
  /** When it came into this state. */
  readonly atSeconds: number;
  /** How often it was given again. */
  readonly repeated: number;
}

/** The payments that settled in one event, together as far as anybody's liquidity is concerned. */
export interface SettledTogether {
  readonly atSeconds: number;
  readonly payments: readonly BankPayment[];
}

/** Keeps what happened in the day, in the referee's words. */
export class DayHistory {
  readonly #orders = new Map<string, OrderHistory>();
  readonly #settled: SettledTogether[] = [];

  /** The order as it was first given; an id that is known was given again. */
  given(order: SignedOrder): void {
    const known = this.#orders.get(order.id);
    this.#orders.set(
      order.id,
      known === undefined
        ? { order, state: "UNKNOWN", atSeconds: order.atSeconds, repeated: 0 }
        : { ...known, repeated: known.repeated + 1 },
    );
  }

  changed(changes: readonly StateChange[], atSeconds: number): void {
    const payments: BankPayment[] = [];
    for (const { id, state } of changes) {
      const history = this.#orders.get(id);
      if (history === undefined || history.state === state) continue;
      this.#orders.set(id, { ...history, state, atSeconds });
      if (isSettled(state) && history.order.kind === "payment") payments.push(history.order);
    }
    if (payments.length > 0) this.#settled.push({ atSeconds, payments });
  }

  payment(id: string): BankPayment | undefined {
    const order = this.#orders.get(id)?.order;
    return order?.kind === "payment" ? order : undefined;
  }

  /** In order of arrival. */
  get orders(): readonly OrderHistory[] {
    return [...this.#orders.values()];
  }

  /** In order of time. */
  get settled(): readonly SettledTogether[] {
    return this.#settled;
  }
}

/** How far each bank's payments out have been ahead of those in at most, when groups settle one after the other. */
export function mostSentAhead(groups: Iterable<readonly BankPayment[]>): ReadonlyMap<BankId, Fen> {
  const ahead = new Map<BankId, Fen>();
  const most = new Map<BankId, Fen>();
  for (const payments of groups) {
    for (const { payer, payee, amountFen } of payments) {
      ahead.set(payer, (ahead.get(payer) ?? 0n) + amountFen);
      ahead.set(payee, (ahead.get(payee) ?? 0n) - amountFen);
    }
    for (const { payer } of payments) {
      const now = ahead.get(payer) as Fen;
      if (now > (most.get(payer) ?? 0n)) most.set(payer, now);
    }
  }
  return most;
}
