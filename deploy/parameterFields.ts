import { ZeroAddress, getAddress } from "ethers";
import { z } from "zod";

/** An account or contract; its checksum is checked. */
export const account = z.string().refine(isChecksummedAccount, "must be a checksummed, non-zero address");

function isChecksummedAccount(text: string): boolean {
  try {
    return getAddress(text) === text && text !== ZeroAddress;
  } catch {
    return false;
  }
}

/** A time span of up to 30 days. */
export const seconds = z
  .int()
  .min(0)
  .max(30 * 86_400);

/** One account for each role, and no account twice. */
export function rolesOf<Name extends string>(names: readonly Name[]) {
  const shape = Object.fromEntries(names.map((name) => [name, account])) as Record<Name, typeof account>;
  return z
    .strictObject(shape)
    .refine((roles) => areAllDifferent(Object.values(roles)), "each role needs an account of its own");
}

export function areAllDifferent(accounts: readonly unknown[]): boolean {
  return new Set(accounts).size === accounts.length;
}
