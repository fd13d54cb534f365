import fc from "fast-check";

import { DELIVERIES, type Delivery, TRADE_ACTS, type TradeAct } from "../../../src/catalogue/tradeStates.ts";
import { type ModelTrade, newTrade, perform, silence } from "../../../src/comparison/escrow/model.ts";
import { type EscrowTerms, signTrade } from "../../../src/scenario/escrow/statements.ts";
import {
  DEFAULT_TRADE_TERMS,
  type EscrowEvent,
  type EscrowOpening,
  type TradeInstruction,
  type TradeOrder,
} from "../../../src/scenario/escrow/trades.ts";

export const OPENS = 1_573_432_200;
export const KEY_SEED = "random trades";

const WALLETS = ["alice", "bob", "carol", "dave"] as const;

/** Two wallets at each institution; alipay's fees go to bob, tenpay has named no wallet. */
export const OPENING: EscrowOpening = {
  institutions: [{ id: "alipay", feeWallet: "bob" }, { id: "tenpay" }],
  wallets: WALLETS.map((id, index) => {
    return { id, name: id, institution: index < 2 ? "alipay" : "tenpay", balanceFen: 5_000n };
  }),
  terms: { ...DEFAULT_TRADE_TERMS, feeBasisPoints: 333 },
};

const DAY = 86_400;

export interface Doing {
  readonly what: "order" | "act" | "repeat" | "award" | "settle" | "freeze" | "lift";
  readonly trade: number;
  readonly buyer: number;
  readonly seller: number;
  readonly amount: number;
  readonly act: number;
  readonly delivery: number;
  /** Whether the amount is the one that the act asks for. */
  readonly fits: boolean;
  readonly waitHours: number;
}

const WHATS = [
  ...(["order", "order", ...Array.from({ length: 16 }, () => "act" as const)] as const),
  ...(["repeat", "award", "settle", "freeze", "lift", "lift"] as const),
];

export function plans(longest: number): fc.Arbitrary<readonly Doing[]> {
  const wallet = fc.nat(WALLETS.length - 1);
  const doing = fc.record({
    what: fc.constantFrom(...WHATS),
    trade: fc.nat(2),
    buyer: wallet,
    seller: wallet,
    amount: fc.integer({ min: 1, max: 3_000 }),
    act: fc.nat(1_000),
    delivery: fc.nat(DELIVERIES.length - 1),
    fits: fc.integer({ min: 0, max: 4 }).map((number) => number > 0),
    // acts of the same day or the next ones, and at times the silence of both parties
    waitHours: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(48), fc.nat(16 * 24)),
  });
  return fc.array(doing, { minLength: longest / 2, maxLength: longest, size: "max" });
}

/** By these a trade is over, or nearly: chosen less often, so that random trades get somewhere. */
const LAST: readonly TradeAct[] = ["CANCEL", "CONFIRM", "AGREE", "REFUND", "WITHDRAW_CLAIM"];

/** Signed, each a little after the one before, and in the end once more for every trade. */
export function eventsOf(plan: readonly Doing[], terms: EscrowTerms): readonly EscrowEvent[] {
  const events: EscrowEvent[] = [];
  const given: TradeInstruction[] = [];
  const orders: TradeOrder[] = [];
  const trades = new Map<string, ModelTrade>();
  let atSeconds = OPENS;
  for (const [index, doing] of plan.entries()) {
    atSeconds += 60 + doing.waitHours * 3_600;
    const alive = orders.filter(({ id }) => {
      return silence(trades.get(id) as ModelTrade, OPENING.terms, atSeconds).deadline !== 0;
    });
    const among = doing.fits ? alive : orders;
    const order = among[doing.trade % Math.max(among.length, 1)];
    if (doing.what === "order" || order === undefined) {
      const placed = orderOf(doing, index, atSeconds);
      const { terms: of } = OPENING;
      const trade = newTrade(placed.amountFen, placed.delivery, of, atSeconds);
      trades.set(placed.id, perform(trade, "PAY", placed.amountFen, of, atSeconds + 30) as ModelTrade);
      orders.push(placed);
      given.push(placed, payment(placed, index, atSeconds + 30));
      events.push(...given.slice(-2).map((instruction) => signTrade(instruction, terms, KEY_SEED)));
    } else if (doing.what === "act") {
      given.push(stepOf(doing, order, index, atSeconds, trades));
      events.push(signTrade(given.at(-1) as TradeInstruction, terms, KEY_SEED));
    } else if (doing.what === "repeat") {
      const again = given[doing.amount % given.length] as TradeInstruction;
      events.push({ ...signTrade(again, terms, KEY_SEED), atSeconds });
    } else if (doing.what === "award") {
      const disputed = orders.find(({ id }) => trades.get(id)?.state === "IN_ARBITRATION") ?? order;
      events.push({ kind: "award", atSeconds, trade: disputed.id, buyerFen: BigInt(doing.amount % 1_500) });
    } else if (doing.what === "settle") {
      events.push({ kind: "settle", atSeconds, trade: order.id });
    } else {
      events.push({ kind: doing.what, atSeconds, wallet: WALLETS[doing.buyer] as string });
    }
  }
  const lifts = WALLETS.map((wallet) => ({ kind: "lift" as const, wallet }));
  const settles = orders.map(({ id }) => ({ kind: "settle" as const, trade: id }));
  const last = atSeconds + 100 * DAY;
  return [...events, ...[...lifts, ...settles].map((event, i) => ({ ...event, atSeconds: last + i * 60 }))];
}

function orderOf({ buyer, seller, amount, delivery }: Doing, index: number, atSeconds: number): TradeOrder {
  const parties = {
    buyer: WALLETS[buyer] as string,
    seller: WALLETS[buyer === seller ? (seller + 1) % WALLETS.length : seller] as string,
  };
  const common = { kind: "order" as const, id: `o${index}`, atSeconds };
  return { ...common, ...parties, amountFen: BigInt(amount), delivery: DELIVERIES[delivery] as Delivery };
}

function payment(order: TradeOrder, index: number, atSeconds: number): TradeInstruction {
  const { id: trade, buyer: party, amountFen } = order;
  return { kind: "act", id: `p${index}`, atSeconds, trade, party, act: "PAY", amountFen };
}

/** Mostly an act that is open, as far as the model knows without the wallets. */
function stepOf(
  doing: Doing,
  order: TradeOrder,
  index: number,
  atSeconds: number,
  trades: Map<string, ModelTrade>,
): TradeInstruction {
  const { terms } = OPENING;
  const trade = silence(trades.get(order.id) as ModelTrade, terms, atSeconds);
  const amountOf = (act: TradeAct): bigint => {
    if (["PAY", "REFUND"].includes(act)) return order.amountFen;
    if (act === "AGREE") return trade.claim?.fen ?? 0n;
    if (!["ASK_REFUND", "ASK_RETURN"].includes(act)) return 0n;
    return trade.shipped ? 1n + (BigInt(doing.amount) % order.amountFen) : order.amountFen;
  };
  const open = TRADE_ACTS.filter(
    (act) => typeof perform(trade, act, amountOf(act), terms, atSeconds) !== "string",
  );
  const weighed: TradeAct[] = open.flatMap((act) =>
    LAST.includes(act) ? [act] : Array<TradeAct>(act === "SHIP" ? 12 : 4).fill(act),
  );
  const random = TRADE_ACTS[doing.act % TRADE_ACTS.length] as TradeAct;
  const act = doing.fits ? (weighed[doing.act % weighed.length] ?? random) : random;
  const amountFen = doing.fits || doing.amount % 2 === 0 ? amountOf(act) : BigInt(doing.amount);
  const next = perform(trade, act, amountFen, terms, atSeconds);
  trades.set(order.id, typeof next === "string" ? trade : next);
  const sellers = ["SHIP", "AGREE", "REFUSE", "REFUND"].includes(act);
  const party = sellers ? order.seller : order.buyer;
  return { kind: "act", id: `s${index}`, atSeconds, trade: order.id, party, act, amountFen };
}
