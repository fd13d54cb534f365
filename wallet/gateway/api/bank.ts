import { z } from "zod";

import { address, amount, amountOrZero, bytes32, instant } from "./formats.ts";

/** `POST /api/top-ups` with an `Idempotency-Key` → 202 `instruction`; needs a session. From the deposit to the wallet. */
export const topUp = z.strictObject({ amountFen: amount });

/** `GET /api/deposit`; needs a session. A demonstration account: no bank has it. */
export const deposit = z.object({
  demonstration: z.literal(true),
  bank: address,
  bankName: z.string(),
  number: z.string(),
  balanceFen: amountOrZero,
  /** Newest first, at most 50. Amounts are signed: what came in is above zero. */
  entries: z.array(
    z.object({
      at: instant,
      what: z.enum(["opening", "top_up", "top_up_returned", "withdrawal"]),
      amountFen: z.string().regex(/^-?\d+$/),
      instructionId: bytes32.nullable(),
    }),
  ),
});

export type TopUp = z.infer<typeof topUp>;
export type Deposit = z.infer<typeof deposit>;
