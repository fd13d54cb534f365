import type { Refusal } from "../../catalogue/refusals.ts";
import type { TradeAct } from "../../catalogue/tradeStates.ts";
import type { EscrowAnswer, EscrowHoldings, EscrowRail, Share } from "../../scenario/escrow/rail.ts";
import {
  type EscrowTerms,
  admitTrade,
  noSuchTrade,
  tradeIdReused,
} from "../../scenario/escrow/statements.ts";
import type {
  EscrowEvent,
  EscrowOpening,
  SignedTradeInstruction,
  TradeOrder,
} from "../../scenario/escrow/trades.ts";
import type { Fen, ParticipantId } from "../../scenario/participants.ts";
import type { Database, Queries } from "../database/database.ts";
import type { Account } from "../ledger/accounts.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type Verification, verifyLog } from "../ledger/verifyLog.ts";
import { names } from "./accounts.ts";
import { openEscrowBooks } from "./open.ts";
import { TradePostings } from "./postings.ts";
import { type TradeRow, carryOut, divide, lapse, refusalTo } from "./rules.ts";
import { findDecision, findTrade, recordDecision, saveTrade } from "./tradeTable.ts";

const NOTHING: EscrowAnswer = { refusal: "NONE", changes: [], shares: [] };
/** By these a party gives money away, which a frozen one can't. */
const GIVES_AWAY: ReadonlySet<TradeAct> = new Set<TradeAct>(["CONFIRM", "AGREE", "REFUND"]);

/** Secured trades in double-entry books: each event is one transaction, postings and the trade's row alike. */
export class EscrowBooksRail implements EscrowRail {
  readonly name = "books";
  readonly #database: Database;
  readonly #ledger: Ledger;
  readonly #opening: EscrowOpening;
  readonly #terms: EscrowTerms;

  private constructor(database: Database, ledger: Ledger, opening: EscrowOpening, terms: EscrowTerms) {
    this.#database = database;
    this.#ledger = ledger;
    this.#opening = opening;
    this.#terms = terms;
  }

  /** On a migrated database, which the rail closes. */
  static async open(
    database: Database,
    opening: EscrowOpening,
    terms: EscrowTerms,
  ): Promise<EscrowBooksRail> {
    const ledger = await openEscrowBooks(database, opening, terms);
    return new EscrowBooksRail(database, ledger, opening, terms);
  }

  handle(event: EscrowEvent): Promise<EscrowAnswer> {
    return this.#database.transaction(async (queries) => {
      // whoever holds this row decides alone
      await queries.query("SELECT 1 AS held FROM escrow_opening FOR UPDATE");
      const { atSeconds } = event;
      const postings = new TradePostings(queries, this.#ledger, this.#opening, atSeconds);
      switch (event.kind) {
        case "order":
        case "act":
          return this.#instructed(event, queries, postings);
        case "award":
          return this.#award(event.trade, event.buyerFen, atSeconds, queries, postings);
        case "settle": {
          const row = await this.#trade(event.trade, queries);
          const before = { ...row };
          lapse(row, this.#opening.terms, atSeconds);
          return this.#finish(before, row, "NONE", queries, postings);
        }
        case "freeze":
        case "lift": {
          const state = event.kind === "freeze" ? "frozen" : "open";
          await this.#ledger.changeAccount(queries, names.wallet(event.wallet), { state }, atSeconds);
          return NOTHING;
        }
      }
    });
  }

  async holdings(): Promise<EscrowHoldings> {
    const accounts = await this.#ledger.accounts(this.#database);
    const owed = (name: string) => creditOf(accounts.get(name));
    const { wallets, institutions } = this.#opening;
    const escrow = new Map<ParticipantId, Fen>(institutions.map(({ id }) => [id, 0n]));
    const trades = await this.#database.query<{ id: string; buyer: string }>(
      "SELECT id, buyer FROM escrow_trades",
    );
    for (const { id, buyer } of trades) {
      const keeper = wallets.find((wallet) => wallet.id === buyer)?.institution ?? "";
      escrow.set(keeper, (escrow.get(keeper) ?? 0n) + owed(names.escrow(id)));
    }
    return {
      wallets: new Map(wallets.map(({ id }) => [id, owed(names.wallet(id))])),
      escrow,
      clientReserves: new Map(institutions.map(({ id }) => [id, owed(names.deposit(id))])),
    };
  }

  verify(): Promise<Verification> {
    return verifyLog(this.#database);
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  async #instructed(
    instruction: SignedTradeInstruction,
    queries: Queries,
    postings: TradePostings,
  ): Promise<EscrowAnswer> {
    const row = instruction.kind === "act" ? await findTrade(queries, instruction.trade) : undefined;
    const contents = admitTrade(instruction, row, this.#opening.wallets, this.#terms);
    const earlier = await findDecision(queries, instruction.id);
    if (earlier !== undefined && earlier.contents !== contents) throw tradeIdReused(instruction.id);
    if (earlier !== undefined) return { ...NOTHING, refusal: earlier.refusal };
    const answer =
      instruction.kind === "order"
        ? await this.#create(instruction, queries)
        : await this.#act(instruction, row as TradeRow, queries, postings);
    await recordDecision(queries, instruction.id, contents, answer.refusal);
    return answer;
  }

  async #create(order: TradeOrder, queries: Queries): Promise<EscrowAnswer> {
    const { id, buyer, seller, amountFen: price, delivery, atSeconds } = order;
    const state = "WAIT_BUYER_PAY";
    const deadline = atSeconds + this.#opening.terms.payWithin;
    const untouched = { shipped: false, extended: false, claims: 0, claim: 0n, goods: false, remaining: 0 };
    const shares = { toBuyer: 0n, toSeller: 0n, fee: 0n, payouts: 0 };
    const parties = { id, buyer, seller, price, delivery };
    await saveTrade(queries, { ...parties, state, deadline, ...untouched, ...shares });
    return { ...NOTHING, changes: [{ trade: id, state, deadlineSeconds: deadline }] };
  }

  async #act(
    step: SignedTradeInstruction & { readonly kind: "act" },
    row: TradeRow,
    queries: Queries,
    postings: TradePostings,
  ): Promise<EscrowAnswer> {
    const { act, amountFen, party, atSeconds } = step;
    const { terms } = this.#opening;
    const before = { ...row };
    lapse(row, terms, atSeconds);
    let refusal: Refusal | "NONE" = refusalTo(row, act, amountFen);
    if (refusal === "NONE" && GIVES_AWAY.has(act) && (await postings.isFrozen(party)))
      refusal = "PAYER_FROZEN";
    if (refusal === "NONE" && act === "PAY") refusal = await postings.hold(row);
    if (refusal === "NONE") carryOut(row, act, amountFen, terms, atSeconds);
    return this.#finish(before, row, refusal, queries, postings);
  }

  async #award(
    trade: string,
    buyerFen: Fen,
    atSeconds: number,
    queries: Queries,
    postings: TradePostings,
  ): Promise<EscrowAnswer> {
    const row = await this.#trade(trade, queries);
    const before = { ...row };
    lapse(row, this.#opening.terms, atSeconds);
    if (row.state !== "IN_ARBITRATION") return { ...NOTHING, refusal: "TRADE_STEP_NOT_OPEN" };
    if (buyerFen > row.price) return { ...NOTHING, refusal: "TRADE_AMOUNT_DIFFERS" };
    divide(row, buyerFen, this.#opening.terms);
    return this.#finish(before, row, "NONE", queries, postings);
  }

  /** Pays what can be received, and keeps the row. */
  async #finish(
    before: TradeRow,
    row: TradeRow,
    refusal: Refusal | "NONE",
    queries: Queries,
    postings: TradePostings,
  ): Promise<EscrowAnswer> {
    const { id: trade, state, deadline: deadlineSeconds } = row;
    const moved = state !== before.state || deadlineSeconds !== before.deadline;
    // a refused act in a trade that silence left alone pays nobody
    const shares: readonly Share[] = refusal === "NONE" || moved ? await postings.payShares(row) : [];
    await saveTrade(queries, row);
    return { refusal, changes: moved ? [{ trade, state, deadlineSeconds }] : [], shares };
  }

  async #trade(id: string, queries: Queries): Promise<TradeRow> {
    const row = await findTrade(queries, id);
    if (row === undefined) throw noSuchTrade(id);
    return row;
  }
}

function creditOf(account: Account | undefined): Fen {
  return account === undefined ? 0n : account.creditsPosted - account.debitsPosted;
}
