import type { TradeAct } from "../../../src/catalogue/tradeStates.ts";
import { TRADE_ACTS } from "../../../src/catalogue/tradeStates.ts";
import { type ModelTrade, newTrade } from "../../../src/comparison/escrow/model.ts";
import {
  type Outcome,
  type SecuredTrade,
  type Standing,
  rule,
  settle,
  takeStep,
} from "../../../src/comparison/escrow/secured.ts";
import type { TradeTerms } from "../../../src/scenario/escrow/trades.ts";

/** Times of a few steps, so that every moment of a trade can be visited. */
export const SHORT_TERMS: TradeTerms = {
  payWithin: 2,
  shipWithin: 2,
  expressWithin: 2,
  postWithin: 3,
  virtualWithin: 1,
  extension: 1,
  answerWithin: 2,
  returnWithin: 1,
  receiptWithin: 2,
  escalateWithin: 1,
  arbitrateWithin: 2,
  // of 3 fen the seller gets 2 and the institution 1, of 1 fen the seller all
  feeBasisPoints: 5_000,
};

export const PRICE = 3n;
export const CLAIMS = [1n, PRICE] as const;
/** Each trade is looked at as if it were this second. */
export const NOW = 1_000;

/** A trade with its parties' freezes and what each has got out of it. */
export interface World extends SecuredTrade {
  readonly buyerFrozen: boolean;
  readonly sellerFrozen: boolean;
  readonly inEscrow: bigint;
}

export interface Transition {
  readonly what: TradeAct | "time" | "settle" | "award" | "freeze or lift buyer" | "freeze or lift seller";
  readonly amountFen: bigint;
  readonly from: World;
  readonly to: World;
  readonly outcome?: Outcome;
}

export function firstWorld(): World {
  const trade = newTrade(PRICE, "EXPRESS", SHORT_TERMS, NOW);
  return { trade, unpaid: [], buyerFrozen: false, sellerFrozen: false, inEscrow: 0n };
}

/** Everything that anybody can do next, the passing of one step of time included. */
export function transitionsFrom(world: World): readonly Transition[] {
  const standing = standingIn(world);
  const acts = TRADE_ACTS.flatMap((act) =>
    amountsOf(act, world.trade).map((amountFen) => {
      const outcome = takeStep(world, act, amountFen, SHORT_TERMS, NOW, standing);
      return through(world, act, amountFen, outcome);
    }),
  );
  const awards = [0n, 1n, PRICE].map((amountFen) =>
    through(world, "award", amountFen, rule(world, amountFen, SHORT_TERMS, NOW, standing)),
  );
  const { buyerFrozen, sellerFrozen } = world;
  return [
    ...acts,
    ...awards,
    through(world, "settle", 0n, settle(world, SHORT_TERMS, NOW, standing)),
    through(world, "time", 0n, settle(aged(world), SHORT_TERMS, NOW, standing)),
    { what: "freeze or lift buyer", amountFen: 0n, from: world, to: { ...world, buyerFrozen: !buyerFrozen } },
    {
      what: "freeze or lift seller",
      amountFen: 0n,
      from: world,
      to: { ...world, sellerFrozen: !sellerFrozen },
    },
  ];
}

/** Every state that can be reached, by its key. */
export function explore(): ReadonlyMap<string, { world: World; transitions: readonly Transition[] }> {
  const seen = new Map<string, { world: World; transitions: readonly Transition[] }>();
  const waiting = [firstWorld()];
  for (let world = waiting.pop(); world !== undefined; world = waiting.pop()) {
    const key = keyOf(world);
    if (seen.has(key)) continue;
    const transitions = transitionsFrom(world);
    seen.set(key, { world, transitions });
    waiting.push(...transitions.map(({ to }) => to));
  }
  return seen;
}

export function keyOf(world: World): string {
  return JSON.stringify(world, (_key, value: unknown) => (typeof value === "bigint" ? Number(value) : value));
}

/** The same trade, one step of time later, as seen from `NOW`. */
function aged<Secured extends SecuredTrade>(world: Secured): Secured {
  const { trade } = world;
  return trade.deadline === 0 ? world : { ...world, trade: { ...trade, deadline: trade.deadline - 1 } };
}

function through(world: World, what: Transition["what"], amountFen: bigint, outcome: Outcome): Transition {
  const paid = outcome.shares.filter(({ refusal }) => refusal === "NONE");
  const out = paid.reduce((sum, { amountFen: share }) => sum + share, 0n);
  const inEscrow = world.inEscrow + (outcome.held ? PRICE : 0n) - out;
  return { what, amountFen, from: world, to: { ...world, ...outcome.secured, inEscrow }, outcome };
}

/** The institution's own wallet is never frozen here; both parties have money enough. */
function standingIn({ buyerFrozen, sellerFrozen }: World): Standing {
  return {
    refusalToPay: () => (buyerFrozen ? "PAYER_FROZEN" : sellerFrozen ? "PAYEE_FROZEN" : "NONE"),
    isFrozen: (role) => (role === "buyer" ? buyerFrozen : sellerFrozen),
    refusalToReceive: (role) => {
      const frozen = role === "buyer" ? buyerFrozen : role === "seller" && sellerFrozen;
      return frozen ? "PAYEE_FROZEN" : "NONE";
    },
  };
}

function amountsOf(act: TradeAct, { claim }: ModelTrade): readonly bigint[] {
  if (act === "PAY" || act === "REFUND") return [PRICE];
  if (act === "ASK_REFUND" || act === "ASK_RETURN") return CLAIMS;
  return act === "AGREE" ? [claim?.fen ?? 1n] : [0n];
}
