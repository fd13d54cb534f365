/** Where a secured trade is; the index is the value of the Solidity enum `TradeState`. */
export const TRADE_STATES = [
  "UNKNOWN",
  "WAIT_BUYER_PAY",
  "WAIT_SELLER_SHIP",
  "WAIT_BUYER_CONFIRM",
  "WAIT_SELLER_ANSWER",
  "WAIT_BUYER_RETURN",
  "WAIT_SELLER_RECEIPT",
  "REFUSED_BY_SELLER",
  "IN_ARBITRATION",
  "FINISHED",
  "CLOSED",
] as const;

export type TradeState = (typeof TRADE_STATES)[number];

/** What a party may do in a secured trade; the index is the value of the Solidity enum `TradeAct`. */
export const TRADE_ACTS = [
  "PAY",
  "CANCEL",
  "SHIP",
  "CONFIRM",
  "EXTEND",
  "ASK_REFUND",
  "ASK_RETURN",
  "AGREE",
  "REFUSE",
  "RETURN_GOODS",
  "WITHDRAW_CLAIM",
  "ESCALATE",
  "REFUND",
] as const;

export type TradeAct = (typeof TRADE_ACTS)[number];

/** How the goods come; the index is the value of the Solidity enum `Delivery`. */
export const DELIVERIES = ["EXPRESS", "POST", "VIRTUAL"] as const;

export type Delivery = (typeof DELIVERIES)[number];
