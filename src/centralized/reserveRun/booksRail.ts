import { DEALER } from "../../scenario/claims.ts";
import type { Micro } from "../../scenario/libra/convert.ts";
import { payoutOf } from "../../scenario/libra/proRata.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import {
  DONE,
  type ReserveRunRail,
  type RunAnswer,
  type RunEvent,
  type RunState,
  type RunWorld,
  refused,
} from "../../scenario/reserveRun/rail.ts";
import type { Database, Queries } from "../database/database.ts";
import type { Leg } from "../ledger/chains.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type Verification, verifyLog } from "../ledger/verifyLog.ts";
import { post, postIfAny } from "../schemes/legs.ts";
import { names } from "./accounts.ts";
import { openBooksOfRun } from "./openBooks.ts";
import { postOrRefuse } from "./postOrRefuse.ts";
import {
  type QueuedRequest,
  closeRequest,
  enqueue,
  nextEvent,
  openQueue,
  openRequests,
} from "./queueTable.ts";
import { runState } from "./state.ts";

/** A run in the books of the association and its custodian bank: each event is one transaction, queue and money alike. */
export class ReserveRunBooks implements ReserveRunRail {
  readonly name = "books";
  readonly #database: Database;
  readonly #ledger: Ledger;
  readonly #world: RunWorld;

  private constructor(database: Database, ledger: Ledger, world: RunWorld) {
    this.#database = database;
    this.#ledger = ledger;
    this.#world = world;
  }

  /** On a migrated, empty database, which the rail closes. */
  static async open(database: Database, world: RunWorld): Promise<ReserveRunBooks> {
    return new ReserveRunBooks(database, await openBooksOfRun(database, world), world);
  }

  handle(event: RunEvent): Promise<RunAnswer> {
    return this.#database.transaction(async (queries) => {
      const { number, queueIsOpen } = await nextEvent(queries);
      const id = `event/${number}`;
      switch (event.kind) {
        case "attest":
          return this.#post(queries, id, event, await this.#revaluation(queries, event.reserve));
        case "declare_inactive":
          await openQueue(queries);
          return DONE;
        case "freeze":
        case "lift":
          return this.#setFrozen(queries, event.holder, event.kind === "freeze", event.atSeconds);
        case "dealer_redeems":
          return this.#payOut(queries, id, event, {
            coins: event.amount,
            from: names.coins(DEALER),
            to: DEALER,
          });
        case "request":
          return queueIsOpen ? this.#request(queries, id, event) : refused("DealersActive");
        case "cancel":
          return this.#cancel(queries, id, event);
        case "settle":
          return this.#settle(queries, id, event);
      }
    });
  }

  async state(): Promise<RunState> {
    return runState(await this.#ledger.accounts(this.#database), this.#world.day);
  }

  verify(): Promise<Verification> {
    return verifyLog(this.#database);
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  async #request(
    queries: Queries,
    id: string,
    event: Extract<RunEvent, { kind: "request" }>,
  ): Promise<RunAnswer> {
    const { holder, amount, atSeconds } = event;
    const open = await openRequests(queries);
    if (open.some((request) => request.holder === holder)) return refused("RequestOpenAlready");
    const answer = await this.#post(queries, id, event, [post(names.coins(holder), names.queue(), amount)]);
    if (answer.status === "done") {
      await enqueue(queries, { holder, amount, readyAt: atSeconds + this.#world.delaySeconds });
    }
    return answer;
  }

  async #cancel(
    queries: Queries,
    id: string,
    event: RunEvent & { readonly holder: ParticipantId },
  ): Promise<RunAnswer> {
    const open = (await openRequests(queries)).find(({ holder }) => holder === event.holder);
    if (open === undefined) return refused("NoOpenRequest");
    const legs = [post(names.queue(), names.coins(open.holder), open.amount)];
    const answer = await this.#post(queries, id, event, legs);
    if (answer.status === "done") await closeRequest(queries, open.number);
    return answer;
  }

  async #settle(
    queries: Queries,
    id: string,
    event: Extract<RunEvent, { kind: "settle" }>,
  ): Promise<RunAnswer> {
    const open = await openRequests(queries);
    const request = open.find(({ number }) => number === event.number);
    if (request === undefined) return refused("NoOpenRequest");
    if (event.atSeconds < request.readyAt) return refused("RequestNotReady");
    const frozen = await this.#frozenAmong(queries, open);
    if (frozen.has(request.holder)) return refused("FrozenAccount");
    const next = open.find(({ holder }) => !frozen.has(holder));
    if (next?.number !== request.number) return refused("NotItsTurn");
    const payout = { coins: request.amount, from: names.queue(), to: request.holder };
    const answer = await this.#payOut(queries, id, event, payout);
    if (answer.status === "done") await closeRequest(queries, request.number);
    return answer;
  }

  /** The bank buys securities of the reserve and pays the holder; the coins end, and what isn't paid for them is equity. */
  async #payOut(
    queries: Queries,
    id: string,
    event: RunEvent,
    { coins, from, to }: { coins: Micro; from: string; to: ParticipantId },
  ): Promise<RunAnswer> {
    const { custodianBank: bank } = this.#world.day;
    const { supply, reserve } = await this.#totals(queries);
    const paid = payoutOf(coins, reserve, supply);
    if (paid === 0n) return refused("PayoutNotDue");
    const answer = await this.#post(queries, id, event, [
      post(from, names.securities(), paid),
      ...postIfAny(from, names.equity(), coins - paid),
      post(names.bought(bank), names.deposit(bank, to), paid),
    ]);
    return answer.status === "done" ? { status: "done", paid } : answer;
  }

  async #revaluation(queries: Queries, value: Micro): Promise<readonly Leg[]> {
    const { reserve } = await this.#totals(queries);
    return [
      ...postIfAny(names.equity(), names.securities(), reserve - value),
      ...postIfAny(names.securities(), names.equity(), value - reserve),
    ];
  }

  /** The association's sheet balances, so what it owes in coins is what it has less its equity. */
  async #totals(queries: Queries): Promise<{ readonly supply: Micro; readonly reserve: Micro }> {
    const accounts = await this.#ledger.accounts(queries, [names.securities(), names.equity()]);
    const debitOf = (name: string) => {
      const account = accounts.get(name);
      return (account?.debitsPosted ?? 0n) - (account?.creditsPosted ?? 0n);
    };
    const reserve = debitOf(names.securities());
    return { reserve, supply: reserve + debitOf(names.equity()) };
  }

  async #frozenAmong(queries: Queries, open: readonly QueuedRequest[]): Promise<ReadonlySet<ParticipantId>> {
    const accounts = await this.#ledger.accounts(
      queries,
      open.map(({ holder }) => names.coins(holder)),
    );
    const isFrozen = ({ holder }: QueuedRequest) => accounts.get(names.coins(holder))?.state === "frozen";
    return new Set(open.filter(isFrozen).map(({ holder }) => holder));
  }

  async #setFrozen(
    queries: Queries,
    holder: ParticipantId,
    isFrozen: boolean,
    atSeconds: number,
  ): Promise<RunAnswer> {
    const state = isFrozen ? "frozen" : "open";
    await this.#ledger.changeAccount(queries, names.coins(holder), { state }, atSeconds);
    return DONE;
  }

  #post(
    queries: Queries,
    id: string,
    { kind, atSeconds }: RunEvent,
    legs: readonly Leg[],
  ): Promise<RunAnswer> {
    return postOrRefuse(queries, this.#ledger, { id, contents: kind, atSeconds, legs });
  }
}
