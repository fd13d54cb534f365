import type { BankPayment } from "../../scenario/interbank/orders.ts";
import type { StateChange } from "../../scenario/interbank/rail.ts";
import type { Fen } from "../../scenario/participants.ts";
import { largestOffset } from "./offset.ts";
import type { InterbankReferee } from "./referee.ts";

/**
 * A time in which no head of a queue could settle alone, but some queued payments could have settled together; what
 * stays queued otherwise is a deadlock: only more money helps.
 */
export interface GridlockEpisode {
  readonly fromSeconds: number;
  /** The same second if an offset resolved it at once. */
  readonly toSeconds: number;
  /** How many payments could have settled together, or did, when most could. */
  readonly payments: number;
  readonly valueFen: Fen;
  readonly endedBy: "offset" | "liquidity" | "day end";
}

/** Looks at the referee's queues after each event. */
export class GridlockWatch {
  readonly #referee: InterbankReferee;
  readonly #paymentOf: (id: string) => BankPayment | undefined;
  readonly #episodes: GridlockEpisode[] = [];
  #open: { fromSeconds: number; payments: number; valueFen: Fen } | undefined;

  constructor(referee: InterbankReferee, paymentOf: (id: string) => BankPayment | undefined) {
    this.#referee = referee;
    this.#paymentOf = paymentOf;
  }

  get episodes(): readonly GridlockEpisode[] {
    return this.#episodes;
  }

  /** @param atEnd Whether the event was the end of the day. */
  look(changes: readonly StateChange[], atSeconds: number, atEnd: boolean): void {
    const offset = changes.flatMap(({ id, state }) =>
      state === "SETTLED_BY_OFFSET" ? [this.#paymentOf(id) as BankPayment] : [],
    );
    if (offset.length > 0) this.#end(atSeconds, "offset", offset);
    const { queues, rooms } = this.#referee;
    const stuck = largestOffset(queues, rooms, Infinity);
    if (stuck.length === 0) return this.#end(atSeconds, atEnd ? "day end" : "liquidity");
    const { fromSeconds = atSeconds, payments = 0, valueFen = 0n } = this.#open ?? {};
    this.#open =
      stuck.length > payments
        ? { fromSeconds, payments: stuck.length, valueFen: valueOf(stuck) }
        : { fromSeconds, payments, valueFen };
  }

  #end(toSeconds: number, endedBy: GridlockEpisode["endedBy"], offset: readonly BankPayment[] = []): void {
    const episode =
      this.#open ??
      (offset.length > 0
        ? { fromSeconds: toSeconds, payments: offset.length, valueFen: valueOf(offset) }
        : undefined);
    if (episode !== undefined) this.#episodes.push({ ...episode, toSeconds, endedBy });
    this.#open = undefined;
  }
}

function valueOf(payments: readonly BankPayment[]): Fen {
  return payments.reduce((sum, { amountFen }) => sum + amountFen, 0n);
}
