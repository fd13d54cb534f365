import type { Amount } from "./currency.ts";
import type { ParticipantId } from "./participants.ts";

/**
 * - `top_up`: `payer` is a bank, `payee` the holder whose deposit at that bank pays for the wallet money.
 * - `payment`: holder to holder, within an institution or across two.
 * - `withdrawal`: `payer` is a holder, `payee` the bank where the holder's deposit is credited.
 */
export const INSTRUCTION_KINDS = ["top_up", "payment", "withdrawal"] as const;
export type InstructionKind = (typeof INSTRUCTION_KINDS)[number];

/** `static_qr`: the payer scanned a printed code of the payee's. */
export const CHANNELS = ["static_qr"] as const;
export type Channel = (typeof CHANNELS)[number];

export interface Instruction {
  /** Unique name of the instruction: settles at most once on every rail. */
  readonly id: string;
  /** Scheduled arrival, seconds since 1970-01-01 UTC. */
  readonly atSeconds: number;
  readonly kind: InstructionKind;
  readonly payer: ParticipantId;
  readonly payee: ParticipantId;
  /** Minor units of the scheme's currency, fen as the file is read; greater than zero, below 2^96. */
  readonly amount: Amount;
  /** How a payment came about, where limits differ by it. */
  readonly channel?: Channel;
}

/** An instruction with the payer's EIP-712 signature, as every rail receives it. */
export interface SignedInstruction extends Instruction {
  /** 65 bytes, 0x-prefixed hex. */
  readonly signature: string;
}
