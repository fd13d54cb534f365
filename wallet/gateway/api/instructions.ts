import { z } from "zod";

import { address, amountOrZero, bytes32, chainSeconds, instant, transactionHash } from "./formats.ts";
import { reason } from "./problem.ts";

export const KINDS = [
  "payment",
  "static_qr_payment",
  "sequenced_payment",
  "withdrawal",
  "top_up",
  "permit",
  "trade_order",
  "trade_act",
  "coin_payment",
  "open_wallet",
  "identify",
  "register_holder",
  "accept_currency",
] as const;

/**
 * queued: durable, waits for a batch. sent: in a signed transaction. settled: carried out in a block. refused: a rule
 * refused it, and its id is used up. skipped: it was malformed or not in time; nothing was used up.
 */
export const STATES = ["queued", "sent", "settled", "refused", "skipped"] as const;

/** `GET /api/instructions/:id`; needs a session of one of its parties. */
export const instruction = z.object({
  id: bytes32,
  kind: z.enum(KINDS),
  state: z.enum(STATES),
  /** Of a refusal, or of what made it be skipped. */
  reason: reason.nullable(),
  currency: z.string(),
  amount: amountOrZero,
  payer: address,
  payee: address,
  acceptedAt: instant,
  /** Where it was decided. */
  block: z.object({ number: z.int(), timestamp: chainSeconds, transactionHash }).nullable(),
});

export const instructionPath = z.object({ id: bytes32 });

export type Instruction = z.infer<typeof instruction>;
export type InstructionKind = (typeof KINDS)[number];
export type InstructionState = (typeof STATES)[number];
