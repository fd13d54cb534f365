import type { TradeAct, TradeState } from "../../../src/catalogue/tradeStates.ts";
import type { Trade } from "./trades.ts";

type Role = "buyer" | "seller";

const CLAIMED: readonly TradeAct[] = ["WITHDRAW_CLAIM"];

/** Each party's acts by state, as the contract's rules have them; it has the last word. The likeliest comes first. */
const OPEN: Readonly<Record<TradeState, Readonly<Record<Role, readonly TradeAct[]>>>> = {
  UNKNOWN: { buyer: [], seller: [] },
  WAIT_BUYER_PAY: { buyer: ["PAY", "CANCEL"], seller: ["CANCEL"] },
  WAIT_SELLER_SHIP: { buyer: ["ASK_REFUND"], seller: ["SHIP", "REFUND"] },
  WAIT_BUYER_CONFIRM: { buyer: ["CONFIRM", "EXTEND", "ASK_REFUND", "ASK_RETURN"], seller: ["REFUND"] },
  WAIT_SELLER_ANSWER: { buyer: CLAIMED, seller: ["AGREE", "REFUSE"] },
  WAIT_BUYER_RETURN: { buyer: ["RETURN_GOODS", ...CLAIMED], seller: ["AGREE"] },
  WAIT_SELLER_RECEIPT: { buyer: CLAIMED, seller: ["AGREE", "REFUSE"] },
  REFUSED_BY_SELLER: { buyer: ["ESCALATE", ...CLAIMED], seller: ["AGREE"] },
  IN_ARBITRATION: { buyer: CLAIMED, seller: ["AGREE"] },
  FINISHED: { buyer: [], seller: [] },
  CLOSED: { buyer: [], seller: [] },
};

const MOST_CLAIMS = 3;

export function openActs(trade: Trade, party: string): readonly TradeAct[] {
  const role = party === trade.buyer ? "buyer" : "seller";
  return OPEN[trade.state][role].filter((act) => {
    if (act === "EXTEND") return !trade.extended;
    return trade.claims < MOST_CLAIMS || (act !== "ASK_REFUND" && act !== "ASK_RETURN");
  });
}

/** Whether the buyer says how much: a claim after shipping may be for less than the price. */
export function asksForAmount(trade: Trade, act: TradeAct): boolean {
  return trade.shipped && (act === "ASK_REFUND" || act === "ASK_RETURN");
}

/** The amount that the act has to name; for a claim after shipping, at most this. */
export function amountOfAct(trade: Trade, act: TradeAct): bigint {
  if (act === "AGREE") return trade.claimFen;
  return ["PAY", "REFUND", "ASK_REFUND", "ASK_RETURN"].includes(act) ? trade.amountFen : 0n;
}
