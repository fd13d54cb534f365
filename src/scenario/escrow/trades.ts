import type { Delivery, TradeAct, TradeState } from "../../catalogue/tradeStates.ts";
import type { Fen, ParticipantId } from "../participants.ts";

/** How long each party may be silent, in seconds, and the fee. See `TradeTerms` of the contract. */
export interface TradeTerms {
  readonly payWithin: number;
  readonly shipWithin: number;
  readonly expressWithin: number;
  readonly postWithin: number;
  readonly virtualWithin: number;
  readonly extension: number;
  readonly answerWithin: number;
  readonly returnWithin: number;
  readonly receiptWithin: number;
  readonly escalateWithin: number;
  readonly arbitrateWithin: number;
  /** Of what the seller gets, rounded down. */
  readonly feeBasisPoints: number;
}

const HOUR = 3_600;
const DAY = 24 * HOUR;

export const SHORTEST_TERM_SECONDS = HOUR;
export const LONGEST_TERM_SECONDS = 90 * DAY;
export const HIGHEST_FEE_BASIS_POINTS = 500;

/** More claims would let a buyer keep the seller waiting for ever. */
export const MOST_CLAIMS = 3;

/**
 * An unpaid order closes after 5 days and a shipped one completes after 10 (1688 and Alipay as documented in 2023); the
 * other times and the fee are assumptions about what was usual.
 */
export const DEFAULT_TRADE_TERMS: TradeTerms = {
  payWithin: 5 * DAY,
  shipWithin: 15 * DAY,
  expressWithin: 10 * DAY,
  postWithin: 30 * DAY,
  virtualWithin: DAY,
  extension: 3 * DAY,
  answerWithin: 5 * DAY,
  returnWithin: 7 * DAY,
  receiptWithin: 10 * DAY,
  escalateWithin: 7 * DAY,
  arbitrateWithin: 15 * DAY,
  feeBasisPoints: 60,
};

export interface EscrowInstitution {
  readonly id: ParticipantId;
  /** Wallet that gets its fees; without one they stay in escrow. */
  readonly feeWallet?: ParticipantId;
}

export interface EscrowWallet {
  readonly id: ParticipantId;
  readonly name: string;
  readonly institution: ParticipantId;
  readonly balanceFen: Fen;
}

/** What trades depend on besides what is done in them. */
export interface EscrowOpening {
  readonly institutions: readonly EscrowInstitution[];
  readonly wallets: readonly EscrowWallet[];
  readonly terms: TradeTerms;
}

/** The buyer orders, which creates the trade of the same id. */
export interface TradeOrder {
  readonly kind: "order";
  readonly id: string;
  readonly atSeconds: number;
  readonly buyer: ParticipantId;
  readonly seller: ParticipantId;
  /** Fen; greater than zero, below 2^64. */
  readonly amountFen: Fen;
  readonly delivery: Delivery;
}

/** A party acts in a trade. */
export interface TradeStep {
  readonly kind: "act";
  readonly id: string;
  readonly atSeconds: number;
  readonly trade: string;
  readonly party: ParticipantId;
  readonly act: TradeAct;
  /** The price, the claim or zero, as the act asks. */
  readonly amountFen: Fen;
}

/** What a party signs. */
export type TradeInstruction = TradeOrder | TradeStep;

/** With the party's EIP-712 signature over it: 65 bytes, 0x-prefixed hex. */
export type SignedTradeInstruction = TradeInstruction & { readonly signature: string };

/** What others do: the arbiter, anybody who carries out what silence has decided, the supervisors. */
export type TradeOrderOfOthers =
  | { readonly kind: "award"; readonly atSeconds: number; readonly trade: string; readonly buyerFen: Fen }
  | { readonly kind: "settle"; readonly atSeconds: number; readonly trade: string }
  | { readonly kind: "freeze" | "lift"; readonly atSeconds: number; readonly wallet: ParticipantId };

export type EscrowEvent = SignedTradeInstruction | TradeOrderOfOthers;

/** A trade came into a state, or got another deadline there. */
export interface TradeChange {
  readonly trade: string;
  readonly state: TradeState;
  /** First second in which silence decides; zero when all is decided. */
  readonly deadlineSeconds: number;
}
