import type { Refusal } from "../../catalogue/refusals.ts";
import type { TradeAct } from "../../catalogue/tradeStates.ts";
import type { TradeTerms } from "../../scenario/escrow/trades.ts";
import type { Fen } from "../../scenario/participants.ts";
import { type ModelTrade, award, perform, silence } from "./model.ts";

/** Whose share of a decided trade. */
export const ROLES = ["buyer", "seller", "fee"] as const;
export type Role = (typeof ROLES)[number];

/** A trade, and which shares of it are still in escrow. */
export interface SecuredTrade {
  readonly trade: ModelTrade;
  readonly unpaid: readonly Role[];
}

/** What the wallets of the parties say when they are asked. */
export interface Standing {
  readonly refusalToPay: () => Refusal | "NONE";
  readonly isFrozen: (role: "buyer" | "seller") => boolean;
  readonly refusalToReceive: (role: Role) => Refusal | "NONE";
}

export interface ShareOutcome {
  readonly role: Role;
  readonly amountFen: Fen;
  readonly refusal: Refusal | "NONE";
}

export interface Outcome {
  readonly secured: SecuredTrade;
  readonly refusal: Refusal | "NONE";
  /** The price went from the buyer's wallet into escrow. */
  readonly held: boolean;
  readonly shares: readonly ShareOutcome[];
}

/** The acts by which a party gives money away, which a frozen one can't. */
const DISPOSES: Partial<Record<TradeAct, "buyer" | "seller">> = {
  CONFIRM: "buyer",
  AGREE: "seller",
  REFUND: "seller",
};

/** What silence has decided, then a party's act. */
export function takeStep(
  before: SecuredTrade,
  act: TradeAct,
  amountFen: Fen,
  terms: TradeTerms,
  now: number,
  standing: Standing,
): Outcome {
  const ripe = silence(before.trade, terms, now);
  const next = perform(ripe, act, amountFen, terms, now);
  const refusal = typeof next === "string" ? next : refusalOfStanding(act, standing);
  if (refusal !== "NONE") {
    const outcome = ripe === before.trade ? { secured: before, shares: [] } : pay(before, ripe, standing);
    return { ...outcome, refusal, held: false };
  }
  return { ...pay(before, next as ModelTrade, standing), refusal, held: act === "PAY" };
}

/** What silence has decided, and the shares that can be received by now. */
export function settle(before: SecuredTrade, terms: TradeTerms, now: number, standing: Standing): Outcome {
  const ripe = silence(before.trade, terms, now);
  return { ...pay(before, ripe, standing), refusal: "NONE", held: false };
}

/** The arbiter's decision, where there is something to decide. */
export function rule(
  before: SecuredTrade,
  buyerFen: Fen,
  terms: TradeTerms,
  now: number,
  standing: Standing,
): Outcome {
  const ripe = silence(before.trade, terms, now);
  const unheard = { secured: before, held: false, shares: [] };
  if (ripe.state !== "IN_ARBITRATION") return { ...unheard, refusal: "TRADE_STEP_NOT_OPEN" };
  if (buyerFen > ripe.priceFen) return { ...unheard, refusal: "TRADE_AMOUNT_DIFFERS" };
  return { ...pay(before, award(ripe, buyerFen, terms), standing), refusal: "NONE", held: false };
}

function refusalOfStanding(act: TradeAct, { refusalToPay, isFrozen }: Standing): Refusal | "NONE" {
  const giver = DISPOSES[act];
  if (giver !== undefined && isFrozen(giver)) return "PAYER_FROZEN";
  return act === "PAY" ? refusalToPay() : "NONE";
}

/** Pays what is due and can be received; what can't waits, and nobody else's with it. */
function pay(
  before: SecuredTrade,
  trade: ModelTrade,
  standing: Standing,
): Pick<Outcome, "secured" | "shares"> {
  const wasDecided = before.trade.shares !== undefined;
  const due = wasDecided ? before.unpaid : ROLES.filter((role) => shareOf(trade, role) > 0n);
  const shares = due.map((role) => {
    return { role, amountFen: shareOf(trade, role), refusal: standing.refusalToReceive(role) };
  });
  const unpaid = shares.filter(({ refusal }) => refusal !== "NONE").map(({ role }) => role);
  return { secured: { trade, unpaid }, shares };
}

function shareOf({ shares }: ModelTrade, role: Role): Fen {
  return shares?.[`${role}Fen`] ?? 0n;
}
