import { z } from "zod";

import { address, amountOrZero, bytes32, chainSeconds, transactionHash } from "./formats.ts";

export const MOVEMENTS = [
  "paid",
  "received",
  "top_up",
  "withdrawal",
  "escrow_in",
  "escrow_out",
  "minted",
  "burnt",
] as const;

/** `GET /api/history?before=&limit=&currency=&kind=`; needs a session. */
export const historyQuery = z.strictObject({
  /** A `cursor` of an earlier page: what comes before it. */
  before: z
    .string()
    .regex(/^\d{1,12}-\d{1,6}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  currency: z.string().max(8).optional(),
  kind: z.enum(MOVEMENTS).optional(),
});

/** One movement of money of the account, from the chain's events. */
export const movement = z.object({
  /** Block and place in it: `123-4`. */
  cursor: z.string(),
  kind: z.enum(MOVEMENTS),
  /** `CNY`, or a coin's: `USD`, `EUR`, `GBP`, `SGD`, `LBR`. */
  currency: z.string(),
  amount: amountOrZero,
  /** The other side; zero address for mints and withdrawals. */
  counterparty: address,
  instructionId: bytes32.nullable(),
  block: z.object({ number: z.int(), timestamp: chainSeconds, transactionHash }),
});

/** Newest first. `asOfBlock` is the last block read; `next` goes into `before`, null at the end. */
export const history = z.object({
  asOfBlock: z.int(),
  movements: z.array(movement),
  next: z.string().nullable(),
});

export const receiptPath = z.object({ cursor: z.string().regex(/^\d{1,12}-\d{1,6}$/) });

/** `GET /api/receipts/:cursor`; needs a session of either side. */
export const receipt = movement.extend({
  payer: address,
  payee: address,
  confirmations: z.int(),
});

export type HistoryQuery = z.input<typeof historyQuery>;
export type Movement = z.infer<typeof movement>;
export type History = z.infer<typeof history>;
export type Receipt = z.infer<typeof receipt>;
