import type { Refusal } from "../../catalogue/refusals.ts";
import type { Fen, ParticipantId } from "../participants.ts";
import type { EscrowEvent, TradeChange } from "./trades.ts";

/** A share of a decided trade was paid, or waits because its owner can't receive it. */
export interface Share {
  readonly trade: string;
  /** Undefined if the institution has no wallet for fees. */
  readonly payee: ParticipantId | undefined;
  readonly amountFen: Fen;
  /** Why it waits; `NONE` if it was paid. */
  readonly refusal: Refusal | "NONE";
}

/** What one event came to, what silence had decided before it included. */
export interface EscrowAnswer {
  readonly refusal: Refusal | "NONE";
  readonly changes: readonly TradeChange[];
  readonly shares: readonly Share[];
}

export interface EscrowHoldings {
  readonly wallets: ReadonlyMap<ParticipantId, Fen>;
  /** By institution that keeps it. */
  readonly escrow: ReadonlyMap<ParticipantId, Fen>;
  /** By institution; its wallets and what it keeps in escrow, to the fen. */
  readonly clientReserves: ReadonlyMap<ParticipantId, Fen>;
}

/**
 * One implementation of secured trades. `handle` carries out one event wholly. The same id with the same contents again
 * changes nothing and answers with the first refusal; with other contents it throws `ID_REUSED`. What is malformed
 * throws and consumes nothing.
 */
export interface EscrowRail {
  readonly name: "contracts" | "books" | "referee";
  handle(event: EscrowEvent): Promise<EscrowAnswer>;
  holdings(): Promise<EscrowHoldings>;
  close(): Promise<void>;
}
