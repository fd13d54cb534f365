import { z } from "zod";

import { address, amount, bytes32, instant } from "./formats.ts";

/** `POST /api/requests` with an `Idempotency-Key` → 201 `paymentRequest`; needs the payee's session. */
export const newRequest = z.strictObject({
  amountFen: amount,
  /** Plain text that the payer reads. */
  purpose: z.string().trim().max(140),
  /** From now; at most 30 days. */
  expiresInSeconds: z
    .int()
    .min(60)
    .max(30 * 86_400),
});

export const requestPath = z.object({ requestId: z.string().regex(/^[\w-]{22}$/) });

/** `GET /api/requests/:requestId`: open to who knows the id. `DELETE` takes it back; needs the payee's session. */
export const paymentRequest = z.object({
  requestId: z.string(),
  payee: address,
  amountFen: amount,
  purpose: z.string(),
  state: z.enum(["open", "paying", "paid", "withdrawn", "expired"]),
  createdAt: instant,
  expiresAt: instant,
  /** The payment that settled it, or is about to. */
  instructionId: bytes32.nullable(),
});

/** `GET /api/requests`; needs a session. The account's own, newest first. */
export const paymentRequests = z.object({ requests: z.array(paymentRequest) });

export type NewRequest = z.infer<typeof newRequest>;
export type PaymentRequest = z.infer<typeof paymentRequest>;
