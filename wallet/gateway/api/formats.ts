import { getAddress } from "ethers";
import { z } from "zod";

/** Twenty bytes; checksummed ones must have the right checksum. Comes out checksummed. */
export const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, "must be an address")
  .refine(hasNoWrongChecksum, "has a wrong checksum");

export const bytes32 = z.string().regex(/^0x[0-9a-fA-F]{64}$/, "must be 32 bytes in hexadecimal");

/** 65 bytes of a key, or whatever an ERC-1271 contract takes. */
export const signature = z
  .string()
  .max(4_098)
  .regex(/^0x([0-9a-fA-F]{2})+$/, "must be bytes in hexadecimal");

/** A whole number of minor units above zero: fen of yuan, millionths of a coin. */
export const amount = z
  .string()
  .regex(/^[1-9][0-9]{0,28}$/, "must be a whole number of minor units above zero");

export const amountOrZero = z.string().regex(/^(0|[1-9][0-9]{0,28})$/, "must be a whole number");

/** Seconds since 1970-01-01 UTC by the chain's clock, which `GET /api/status` tells. */
export const chainSeconds = z.int().positive().max(0xffff_ffff);

/** By the gateway's clock. */
export const instant = z.iso.datetime();

export const transactionHash = bytes32;

/** Names one thing to be created: sent again, it gets the first answer. */
export const idempotencyHeaders = z.object({
  "idempotency-key": z.string().regex(/^[\w-]{8,64}$/, "must be 8 to 64 letters, digits, _ or -"),
});

function hasNoWrongChecksum(text: string): boolean {
  try {
    getAddress(text);
    return true;
  } catch {
    return false;
  }
}
