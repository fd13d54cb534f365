import type { Message } from "../messages.ts";
import type { SolidityErrorName } from "../solidityErrors.ts";

/** Tiers of wallets, payments in batches, orders of supervisors, closing and recovery. */
export const TIER_MESSAGES = {
  TierLimitExceeded: [
    "A limit of the wallet {wallet:address} stands against it: {limit:refusal} Needed {needed:amount}, left {available:amount}.",
    "Use at most what is left, wait for the next day or year, or have the wallet's tier raised.",
  ],
  IdentityExpired: [
    "The identity behind {wallet:address} was established until {validUntil:time}; it is {current:time} now.",
    "Show the institution that keeps the wallet a valid document.",
  ],
  NoSuchTier: ["There is no tier {tier}.", "Have its limits set first, or use another one."],
  IdentityPeriodOutOfRange: [
    "An identity can't be established until {validUntil:time}; it is {current:time} now.",
    "Give a time to come, before the year 2106.",
  ],
  NotItsInstitution: [
    "{caller:address} isn't the institution that keeps {wallet:address}.",
    "Act with the account of the wallet's institution.",
  ],
  FrozenPartOutOfRange: [
    "The frozen part of {account:address} is {frozenFen:amount}; {amountInFen:amount} doesn't change it in this direction.",
    "Freeze no less than is frozen, or lift to less.",
  ],
  ClosureExpired: [
    "The order to close {wallet:address} was valid until {validUntil:time}; it is {current:time} now.",
    "Have the holder sign it again.",
  ],
  BatchLengthMismatch: [
    "{payments} payments came with {signatures} bytes of signatures.",
    "Give 65 bytes of signature for each payment, in the same order.",
  ],
  NonceNotNext: [
    "The next payment of {payer:address} in this sequence has number {next}, not {nonce}.",
    "Send the payments in the order of their numbers, each once.",
  ],
  OnlyWithinWalletYuan: ["This contract does nothing on its own.", "Call the wallet yuan contract."],
} as const satisfies Partial<Record<SolidityErrorName, Message>>;

export type TierErrorName = keyof typeof TIER_MESSAGES;
