import type { Fen, ParticipantId } from "../participants.ts";

export type BankId = ParticipantId;

/** A bank with an account for settlement at the central bank. */
export interface SettlementBank {
  readonly id: BankId;
  readonly name: string;
  /** On the account when the day opens. */
  readonly balanceFen: Fen;
  /**
   * How far below zero its net position in a session may go, whatever its balance. When absent, its balance is the
   * cap, so that it can't default.
   */
  readonly netDebitCapFen?: Fen;
  /** Of a key of its own, with which it signs; absent if a demonstration key stands in for it. */
  readonly address?: string;
}

export type SettlementBanks = ReadonlyMap<BankId, SettlementBank>;

/** A payment from bank to bank, given by the payer. */
export interface BankPayment {
  readonly kind: "payment";
  readonly id: string;
  /** Scheduled arrival, seconds since 1970-01-01 UTC. */
  readonly atSeconds: number;
  readonly payer: BankId;
  readonly payee: BankId;
  /** Fen; greater than zero, below 2^96. */
  readonly amountFen: Fen;
  /** Goes before the payer's normal payments that are still queued. */
  readonly urgent: boolean;
}

/** The payer takes back a payment that is still queued. */
export interface Cancellation {
  readonly kind: "cancellation";
  readonly id: string;
  readonly atSeconds: number;
  readonly payer: BankId;
  readonly paymentId: string;
}

export type BankOrder = BankPayment | Cancellation;

/** As a file gives it: signed by its payer, or left to the demonstration key. */
export type GivenOrder = BankOrder & { readonly signature?: string };

/** An order with the payer's EIP-712 signature over it: 65 bytes, 0x-prefixed hex. */
export type SignedOrder = BankOrder & { readonly signature: string };
