import { z } from "zod";

import { address, amount, bytes32, chainSeconds, signature } from "./formats.ts";

/** `POST /api/payments` → 202 `instruction`, 200 if it came before. The id is drawn at random by the page. */
export const payment = z.strictObject({
  instructionId: bytes32,
  payer: address,
  payee: address,
  amountInFen: amount,
  validUntil: chainSeconds,
  /** Signed as `StaticQrPayment` instead of `Payment`. */
  byStaticQr: z.boolean().default(false),
  /** The payment request that it answers. */
  requestId: z.string().max(32).optional(),
  signature,
});

/** `POST /api/sequenced-payments` → 202 `instruction`; its id is the EIP-712 digest. For accounts that are keys. */
export const sequencedPayment = z.strictObject({
  payer: address,
  payee: address,
  amountInFen: amount,
  byStaticQr: z.boolean(),
  /** Upper 192 bits: key of the sequence; lower 64: number in it. */
  nonce: z.string().regex(/^(0|[1-9]\d{0,77})$/, "must be a whole number"),
  validUntil: chainSeconds,
  signature,
});

/** `POST /api/withdrawals` → 202 `instruction`: to the holder's own demonstration deposit. */
export const withdrawal = z.strictObject({
  instructionId: bytes32,
  wallet: address,
  bank: address,
  amountInFen: amount,
  validUntil: chainSeconds,
  signature,
});

/** `POST /api/permits` → 202 `instruction`: an ERC-2612 permit on wallet yuan; its id is the EIP-712 digest. */
export const permit = z.strictObject({
  owner: address,
  spender: address,
  value: z.string().regex(/^(0|[1-9]\d{0,77})$/, "must be a whole number"),
  nonce: z.string().regex(/^(0|[1-9]\d{0,77})$/, "must be a whole number"),
  deadline: chainSeconds,
  signature,
});

/** As they are sent: what has a default may be left out. */
export type Payment = z.input<typeof payment>;
export type SequencedPayment = z.input<typeof sequencedPayment>;
export type Withdrawal = z.input<typeof withdrawal>;
export type Permit = z.input<typeof permit>;
