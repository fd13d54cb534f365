import { z } from "zod";

import { DELIVERIES, TRADE_ACTS, TRADE_STATES } from "../../../src/catalogue/tradeStates.ts";
import { address, amount, amountOrZero, bytes32, chainSeconds, signature } from "./formats.ts";

/** `POST /api/trades` → 202 `instruction`. The id becomes the trade's. Signed as `TradeOrder`. */
export const tradeOrder = z.strictObject({
  instructionId: bytes32,
  buyer: address,
  seller: address,
  amountInFen: amount,
  delivery: z.enum(DELIVERIES),
  validUntil: chainSeconds,
  signature,
});

/** `POST /api/trades/:tradeId/acts` → 202 `instruction`. Signed as `TradeStep`. */
export const tradeAct = z.strictObject({
  instructionId: bytes32,
  party: address,
  act: z.enum(TRADE_ACTS),
  /** Zero where the act has no amount. */
  amountInFen: amountOrZero,
  validUntil: chainSeconds,
  signature,
});

export const tradePath = z.object({ tradeId: bytes32 });

/** As the chain has it now, silence included. */
export const trade = z.object({
  tradeId: bytes32,
  buyer: address,
  seller: address,
  amountFen: amountOrZero,
  state: z.enum(TRADE_STATES),
  delivery: z.enum(DELIVERIES),
  shipped: z.boolean(),
  against: z.boolean(),
  extended: z.boolean(),
  claims: z.int(),
  claimFen: amountOrZero,
  buyerFen: amountOrZero,
  /** First second, by the chain's clock, in which silence decides; 0 when all is decided. */
  deadline: z.int(),
});

/** `GET /api/trades`; needs a session. The account's own, newest first. */
export const trades = z.object({ trades: z.array(trade) });

export type TradeOrder = z.infer<typeof tradeOrder>;
export type TradeActRequest = z.infer<typeof tradeAct>;
export type Trade = z.infer<typeof trade>;
export type Trades = z.infer<typeof trades>;
