import { z } from "zod";

import { LIBRA_CURRENCIES } from "../../../deploy/currencies.ts";
import { address, amount, amountOrZero, bytes32, chainSeconds, signature } from "./formats.ts";
import { instruction } from "./instructions.ts";

export const currency = z.enum(LIBRA_CURRENCIES);

/** `POST /api/coins/holders` → 202 `holder`; needs a session. Registers the account under a VASP, for every coin. */
export const holderApplication = z.strictObject({ vasp: address });

/** `GET /api/coins/holder`; needs a session. */
export const holder = z.object({
  account: address,
  vasp: address,
  vaspName: z.string(),
  state: z.enum(["registering", "registered", "failed"]),
  /** What has to be carried out for it. */
  instructions: z.array(instruction),
});

const travelRuleStatement = {
  currency,
  payer: address,
  payee: address,
  amountInMicro: amount,
};

/** `GET /api/coins/travel-rule?…`: whether a payment needs an attestation. */
export const travelRuleQuery = z.strictObject(travelRuleStatement);
export const travelRule = z.object({
  needed: z.boolean(),
  thresholdInMicro: amountOrZero,
  payerVasp: z.string().nullable(),
  payeeVasp: z.string().nullable(),
});

/**
 * `POST /api/coins/attestations` → 201 `attestation`; what the payer's VASP tells the payee's. Needs a session of the
 * payer. The payee's VASP answers for what it keeps; each attestation can be used once.
 */
export const attestationRequest = z.strictObject({
  ...travelRuleStatement,
  /** Who pays, and who is to be paid, as the payer says. */
  payerName: z.string().trim().min(2).max(100),
  payeeName: z.string().trim().min(2).max(100),
  purpose: z.string().trim().max(200).optional(),
});
export const attestation = z.object({ referenceId: bytes32, deadline: chainSeconds, signature });

/** `POST /api/coins/payments` → 202 `instruction`. Signed as `Payment` in the coin's domain. */
export const coinPayment = z.strictObject({
  currency,
  instructionId: bytes32,
  payer: address,
  payee: address,
  amountInMicro: amount,
  validUntil: chainSeconds,
  attestation: attestation.optional(),
  signature,
});

export type HolderApplication = z.infer<typeof holderApplication>;
export type Holder = z.infer<typeof holder>;
export type TravelRule = z.infer<typeof travelRule>;
export type AttestationRequest = z.infer<typeof attestationRequest>;
export type Attestation = z.infer<typeof attestation>;
export type CoinPayment = z.infer<typeof coinPayment>;
