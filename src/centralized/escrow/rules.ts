import type { Refusal } from "../../catalogue/refusals.ts";
import type { Delivery, TradeAct, TradeState } from "../../catalogue/tradeStates.ts";
import { MOST_CLAIMS, type TradeTerms } from "../../scenario/escrow/trades.ts";

/** A trade as its row in the table; rules write to it. */
export interface TradeRow {
  readonly id: string;
  readonly buyer: string;
  readonly seller: string;
  readonly price: bigint;
  readonly delivery: Delivery;
  state: TradeState;
  shipped: boolean;
  extended: boolean;
  claims: number;
  deadline: number;
  claim: bigint;
  goods: boolean;
  remaining: number;
  toBuyer: bigint;
  toSeller: bigint;
  fee: bigint;
  payouts: number;
}

const WHOLE = 10_000n;

/** In which states an act can be done, and which of the trade's terms its next deadline is counted by. */
const OPEN_IN: Readonly<Record<TradeAct, string>> = {
  PAY: "WAIT_BUYER_PAY",
  CANCEL: "WAIT_BUYER_PAY",
  SHIP: "WAIT_SELLER_SHIP",
  CONFIRM: "WAIT_BUYER_CONFIRM",
  EXTEND: "WAIT_BUYER_CONFIRM",
  ASK_REFUND: "WAIT_SELLER_SHIP WAIT_BUYER_CONFIRM",
  ASK_RETURN: "WAIT_BUYER_CONFIRM",
  AGREE: "WAIT_SELLER_ANSWER WAIT_BUYER_RETURN WAIT_SELLER_RECEIPT REFUSED_BY_SELLER IN_ARBITRATION",
  REFUSE: "WAIT_SELLER_ANSWER WAIT_SELLER_RECEIPT",
  RETURN_GOODS: "WAIT_BUYER_RETURN",
  WITHDRAW_CLAIM: "WAIT_SELLER_ANSWER WAIT_BUYER_RETURN WAIT_SELLER_RECEIPT REFUSED_BY_SELLER IN_ARBITRATION",
  ESCALATE: "REFUSED_BY_SELLER",
  REFUND: "WAIT_SELLER_SHIP WAIT_BUYER_CONFIRM",
};

const CONFIRM_TERM = {
  EXPRESS: "expressWithin",
  POST: "postWithin",
  VIRTUAL: "virtualWithin",
} as const satisfies Record<Delivery, keyof TradeTerms>;

/** Lets silence decide, one deadline after the other, what it has decided by a second. */
export function lapse(row: TradeRow, terms: TradeTerms, nowSeconds: number): void {
  while (row.deadline > 0 && nowSeconds >= row.deadline) lapseOnce(row, terms);
}

/** Why an act can't be done in a trade that has lapsed as far as it had to. */
export function refusalTo(row: TradeRow, act: TradeAct, amount: bigint): Refusal | "NONE" {
  if (!OPEN_IN[act].split(" ").includes(row.state)) return "TRADE_STEP_NOT_OPEN";
  if (!amountFits(row, act, amount)) return "TRADE_AMOUNT_DIFFERS";
  if (act === "EXTEND" && row.extended) return "TRADE_EXTENSION_USED";
  const asks = act === "ASK_REFUND" || act === "ASK_RETURN";
  return asks && row.claims >= MOST_CLAIMS ? "TRADE_CLAIMS_USED_UP" : "NONE";
}

/** Writes what an act that isn't refused makes of the trade. */
export function carryOut(row: TradeRow, act: TradeAct, amount: bigint, terms: TradeTerms, now: number): void {
  switch (act) {
    case "PAY":
      return await_(row, "WAIT_SELLER_SHIP", now + terms.shipWithin);
    case "CANCEL":
      return await_(row, "CLOSED", 0);
    case "SHIP":
      row.shipped = true;
      return await_(row, "WAIT_BUYER_CONFIRM", now + terms[CONFIRM_TERM[row.delivery]]);
    case "CONFIRM":
      return divide(row, 0n, terms);
    case "EXTEND":
      row.extended = true;
      row.deadline += terms.extension;
      return;
    case "ASK_REFUND":
    case "ASK_RETURN":
      row.goods = act === "ASK_RETURN";
      return stopClock(row, amount, terms, now);
    case "AGREE":
      return agree(row, terms, now);
    case "REFUSE":
      return await_(row, "REFUSED_BY_SELLER", now + terms.escalateWithin);
    case "RETURN_GOODS":
      return await_(row, "WAIT_SELLER_RECEIPT", now + terms.receiptWithin);
    case "WITHDRAW_CLAIM":
      return goOn(row, now);
    case "ESCALATE":
      return await_(row, "IN_ARBITRATION", now + terms.arbitrateWithin);
    case "REFUND":
      return divide(row, row.price, terms);
  }
}

/** Divides the price among buyer, seller and institution; what isn't the buyer's or the institution's is the seller's. */
export function divide(row: TradeRow, toBuyer: bigint, terms: TradeTerms): void {
  row.toBuyer = toBuyer;
  row.fee = ((row.price - toBuyer) * BigInt(terms.feeBasisPoints)) / WHOLE;
  row.toSeller = row.price - row.toBuyer - row.fee;
  dropClaim(row);
  await_(row, toBuyer === row.price ? "CLOSED" : "FINISHED", 0);
}

function lapseOnce(row: TradeRow, terms: TradeTerms): void {
  switch (row.state) {
    case "WAIT_BUYER_PAY":
      return await_(row, "CLOSED", 0);
    case "WAIT_SELLER_SHIP":
      return divide(row, row.price, terms);
    case "WAIT_BUYER_CONFIRM":
      return divide(row, 0n, terms);
    case "WAIT_SELLER_ANSWER":
    case "WAIT_SELLER_RECEIPT":
      // a seller who says nothing agrees
      return agree(row, terms, row.deadline);
    case "IN_ARBITRATION":
      row.claims = MOST_CLAIMS;
      return goOn(row, row.deadline);
    case "WAIT_BUYER_RETURN":
    case "REFUSED_BY_SELLER":
      return goOn(row, row.deadline);
    case "UNKNOWN":
    case "FINISHED":
    case "CLOSED":
      row.deadline = 0;
  }
}

function agree(row: TradeRow, terms: TradeTerms, at: number): void {
  if (row.goods && row.state === "WAIT_SELLER_ANSWER") {
    return await_(row, "WAIT_BUYER_RETURN", at + terms.returnWithin);
  }
  divide(row, row.claim, terms);
}

function amountFits(row: TradeRow, act: TradeAct, amount: bigint): boolean {
  if (act === "PAY" || act === "REFUND") return amount === row.price;
  if (act === "AGREE") return amount === row.claim;
  if (act !== "ASK_REFUND" && act !== "ASK_RETURN") return amount === 0n;
  return amount <= row.price && amount >= (row.shipped ? 1n : row.price);
}

function stopClock(row: TradeRow, claim: bigint, terms: TradeTerms, now: number): void {
  row.claims += 1;
  row.claim = claim;
  row.remaining = row.deadline - now;
  await_(row, "WAIT_SELLER_ANSWER", now + terms.answerWithin);
}

/** Ends the claim; the clock that it stopped has as much left as before. */
function goOn(row: TradeRow, at: number): void {
  const deadline = at + row.remaining;
  dropClaim(row);
  await_(row, row.shipped ? "WAIT_BUYER_CONFIRM" : "WAIT_SELLER_SHIP", deadline);
}

function dropClaim(row: TradeRow): void {
  row.claim = 0n;
  row.goods = false;
  row.remaining = 0;
}

function await_(row: TradeRow, state: TradeState, deadline: number): void {
  row.state = state;
  row.deadline = deadline;
}
