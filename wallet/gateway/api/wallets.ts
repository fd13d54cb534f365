import { z } from "zod";

import { address, amountOrZero, bytes32, chainSeconds, signature } from "./formats.ts";
import { reason } from "./problem.ts";

/** `POST /api/wallets` → 202 `wallet`. Signed by the account as `WalletApplication` (see typedData.ts). */
export const walletApplication = z.strictObject({
  account: address,
  institution: address,
  /** Where the demonstration deposit is to be. */
  bank: address,
  /** As on the identity card. */
  name: z.string().trim().min(2).max(50),
  /** Resident identity number, GB 11643: 17 digits and a check character. */
  residentNumber: z.string().regex(/^\d{17}[\dXx]$/, "must be 17 digits and a check character"),
  validUntil: chainSeconds,
  signature,
});

/** Ways in which a demonstration holder can be known besides the identity card. */
export const EVIDENCE = [
  "bank_card",
  "mobile_number",
  "social_security",
  "tax_record",
  "education_record",
  "utility_bill",
  "face_to_face",
] as const;

/** `POST /api/wallet/tier` → 202 `wallet`; needs a session. II takes 3 sources, III 5, or being there in person. */
export const tierUpgrade = z.strictObject({
  tier: z.union([z.literal(2), z.literal(3)]),
  evidence: z.array(z.enum(EVIDENCE)).min(1).max(EVIDENCE.length),
});

/** In fen; null where there is no such limit. */
const limits = z.object({
  singleFen: amountOrZero.nullable(),
  dayFen: amountOrZero.nullable(),
  yearFen: amountOrZero.nullable(),
  lifetimeFen: amountOrZero.nullable(),
  balanceFen: amountOrZero.nullable(),
  staticQrDayFen: amountOrZero.nullable(),
});

/** `GET /api/wallet`; needs a session. */
export const wallet = z.object({
  account: address,
  institution: address,
  /** `opening` until the chain has the wallet and its identity. */
  state: z.enum(["opening", "open", "upgrading", "failed"]),
  /** Why it failed. */
  reason: reason.nullable(),
  /** 0 until the identity is on the chain. */
  tier: z.int(),
  /** Salted hash of the identity, as the chain has it; the salt stays here. */
  commitment: bytes32,
  identityValidUntil: chainSeconds,
  /** What the tier allows, and what has been paid of it, by the chain's day. */
  limits,
  paid: z.object({
    dayFen: amountOrZero,
    yearFen: amountOrZero,
    lifetimeFen: amountOrZero,
    staticQrDayFen: amountOrZero,
  }),
  balanceFen: amountOrZero,
});

export type WalletApplication = z.infer<typeof walletApplication>;
export type TierUpgrade = z.infer<typeof tierUpgrade>;
export type Wallet = z.infer<typeof wallet>;
export type Evidence = (typeof EVIDENCE)[number];
