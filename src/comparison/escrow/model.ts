import type { Refusal } from "../../catalogue/refusals.ts";
import type { Delivery, TradeAct, TradeState } from "../../catalogue/tradeStates.ts";
import { MOST_CLAIMS, type TradeTerms } from "../../scenario/escrow/trades.ts";
import type { Fen } from "../../scenario/participants.ts";

/** A trade as plain data: nothing here knows of money's whereabouts, ids or signatures. */
export interface ModelTrade {
  readonly state: TradeState;
  readonly priceFen: Fen;
  readonly delivery: Delivery;
  /** Zero when all is decided. */
  readonly deadline: number;
  readonly shipped: boolean;
  readonly extended: boolean;
  readonly claims: number;
  /** The open claim, and what was left on the clock that it stopped. */
  readonly claim?:
    { readonly fen: Fen; readonly againstGoods: boolean; readonly stoppedWith: number } | undefined;
  /** Of a paid trade that was decided; together the price. */
  readonly shares?: Shares;
}

export interface Shares {
  readonly buyerFen: Fen;
  readonly sellerFen: Fen;
  readonly feeFen: Fen;
}

export function newTrade(priceFen: Fen, delivery: Delivery, terms: TradeTerms, now: number): ModelTrade {
  const untouched = { shipped: false, extended: false, claims: 0 };
  return { ...untouched, state: "WAIT_BUYER_PAY", priceFen, delivery, deadline: now + terms.payWithin };
}

/** Every moment at which silence decides something until now, one after the other. */
export function silence(trade: ModelTrade, terms: TradeTerms, now: number): ModelTrade {
  let current = trade;
  while (current.deadline !== 0 && current.deadline <= now) current = afterSilence(current, terms);
  return current;
}

/** What an act makes of a trade on which silence has had its say, or why it is refused. */
export function perform(
  trade: ModelTrade,
  act: TradeAct,
  amountFen: Fen,
  terms: TradeTerms,
  now: number,
): ModelTrade | Refusal {
  const rule = RULES[act];
  if (!rule.from.includes(trade.state)) return "TRADE_STEP_NOT_OPEN";
  if (!rule.names(trade, amountFen)) return "TRADE_AMOUNT_DIFFERS";
  return rule.does({ trade, amountFen, terms, now });
}

/** Ends a paid trade with this much for the buyer. */
export function award(trade: ModelTrade, buyerFen: Fen, terms: TradeTerms): ModelTrade {
  const forSeller = trade.priceFen - buyerFen;
  const feeFen = (forSeller * BigInt(terms.feeBasisPoints)) / 10_000n;
  const state = forSeller === 0n ? "CLOSED" : "FINISHED";
  return {
    ...trade,
    state,
    deadline: 0,
    claim: undefined,
    shares: { buyerFen, sellerFen: forSeller - feeFen, feeFen },
  };
}

const BEFORE_THE_ANSWER: readonly TradeState[] = ["WAIT_SELLER_ANSWER"];
const CLAIMED: readonly TradeState[] = [
  ...BEFORE_THE_ANSWER,
  "WAIT_BUYER_RETURN",
  "WAIT_SELLER_RECEIPT",
  "REFUSED_BY_SELLER",
  "IN_ARBITRATION",
];

interface Doing {
  readonly trade: ModelTrade;
  readonly amountFen: Fen;
  readonly terms: TradeTerms;
  readonly now: number;
}

interface Rule {
  readonly from: readonly TradeState[];
  readonly names: (trade: ModelTrade, amountFen: Fen) => boolean;
  readonly does: (doing: Doing) => ModelTrade | Refusal;
}

const nothing: Rule["names"] = (_trade, amountFen) => amountFen === 0n;
const thePrice: Rule["names"] = ({ priceFen }, amountFen) => amountFen === priceFen;
const aPart: Rule["names"] = ({ priceFen }, amountFen) => amountFen > 0n && amountFen <= priceFen;

const RULES: Readonly<Record<TradeAct, Rule>> = {
  PAY: {
    from: ["WAIT_BUYER_PAY"],
    names: thePrice,
    does: ({ trade, terms, now }) => waits(trade, "WAIT_SELLER_SHIP", now + terms.shipWithin),
  },
  CANCEL: { from: ["WAIT_BUYER_PAY"], names: nothing, does: ({ trade }) => waits(trade, "CLOSED", 0) },
  SHIP: {
    from: ["WAIT_SELLER_SHIP"],
    names: nothing,
    does: ({ trade, terms, now }) => {
      const within = { EXPRESS: terms.expressWithin, POST: terms.postWithin, VIRTUAL: terms.virtualWithin };
      return { ...waits(trade, "WAIT_BUYER_CONFIRM", now + within[trade.delivery]), shipped: true };
    },
  },
  CONFIRM: {
    from: ["WAIT_BUYER_CONFIRM"],
    names: nothing,
    does: ({ trade, terms }) => award(trade, 0n, terms),
  },
  EXTEND: {
    from: ["WAIT_BUYER_CONFIRM"],
    names: nothing,
    does: ({ trade, terms }) =>
      trade.extended
        ? "TRADE_EXTENSION_USED"
        : { ...trade, extended: true, deadline: trade.deadline + terms.extension },
  },
  ASK_REFUND: {
    from: ["WAIT_SELLER_SHIP", "WAIT_BUYER_CONFIRM"],
    names: (trade, amountFen) => (trade.shipped ? aPart : thePrice)(trade, amountFen),
    does: (doing) => claimed(doing, false),
  },
  ASK_RETURN: { from: ["WAIT_BUYER_CONFIRM"], names: aPart, does: (doing) => claimed(doing, true) },
  AGREE: {
    from: CLAIMED,
    names: ({ claim }, amountFen) => amountFen === claim?.fen,
    does: ({ trade, amountFen, terms, now }) =>
      trade.claim?.againstGoods === true && BEFORE_THE_ANSWER.includes(trade.state)
        ? waits(trade, "WAIT_BUYER_RETURN", now + terms.returnWithin)
        : award(trade, amountFen, terms),
  },
  REFUSE: {
    from: ["WAIT_SELLER_ANSWER", "WAIT_SELLER_RECEIPT"],
    names: nothing,
    does: ({ trade, terms, now }) => waits(trade, "REFUSED_BY_SELLER", now + terms.escalateWithin),
  },
  RETURN_GOODS: {
    from: ["WAIT_BUYER_RETURN"],
    names: nothing,
    does: ({ trade, terms, now }) => waits(trade, "WAIT_SELLER_RECEIPT", now + terms.receiptWithin),
  },
  WITHDRAW_CLAIM: { from: CLAIMED, names: nothing, does: ({ trade, now }) => unclaimed(trade, now) },
  ESCALATE: {
    from: ["REFUSED_BY_SELLER"],
    names: nothing,
    does: ({ trade, terms, now }) => waits(trade, "IN_ARBITRATION", now + terms.arbitrateWithin),
  },
  REFUND: {
    from: ["WAIT_SELLER_SHIP", "WAIT_BUYER_CONFIRM"],
    names: thePrice,
    does: ({ trade, amountFen, terms }) => award(trade, amountFen, terms),
  },
};

/** The party for which a state waits has said nothing until its deadline. */
function afterSilence(trade: ModelTrade, terms: TradeTerms): ModelTrade {
  const { state, deadline, priceFen, claim } = trade;
  const fen = claim?.fen ?? 0n;
  if (state === "WAIT_BUYER_PAY") return waits(trade, "CLOSED", 0);
  if (state === "WAIT_SELLER_SHIP") return award(trade, priceFen, terms);
  if (state === "WAIT_BUYER_CONFIRM") return award(trade, 0n, terms);
  if (state === "WAIT_SELLER_ANSWER" && claim?.againstGoods === true) {
    return waits(trade, "WAIT_BUYER_RETURN", deadline + terms.returnWithin);
  }
  if (state === "WAIT_SELLER_ANSWER" || state === "WAIT_SELLER_RECEIPT") return award(trade, fen, terms);
  if (state === "IN_ARBITRATION") return { ...unclaimed(trade, deadline), claims: MOST_CLAIMS };
  return unclaimed(trade, deadline);
}

function waits(trade: ModelTrade, state: TradeState, deadline: number): ModelTrade {
  return { ...trade, state, deadline };
}

function claimed({ trade, amountFen, terms, now }: Doing, againstGoods: boolean): ModelTrade | Refusal {
  if (trade.claims >= MOST_CLAIMS) return "TRADE_CLAIMS_USED_UP";
  const claim = { fen: amountFen, againstGoods, stoppedWith: trade.deadline - now };
  const asked = waits(trade, "WAIT_SELLER_ANSWER", now + terms.answerWithin);
  return { ...asked, claims: trade.claims + 1, claim };
}

/** The claim is over, and the clock runs on. */
function unclaimed(trade: ModelTrade, now: number): ModelTrade {
  const { claim } = trade;
  const state = trade.shipped ? "WAIT_BUYER_CONFIRM" : "WAIT_SELLER_SHIP";
  return { ...trade, claim: undefined, state, deadline: now + (claim?.stoppedWith ?? 0) };
}
