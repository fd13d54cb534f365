import type { Refusal } from "../catalogue/refusals.ts";
import type { CentralBankSheet } from "./centralBankSheet.ts";
import type { Claim } from "./claims.ts";
import type { SignedInstruction } from "./instructions.ts";
import type { Measure, MeasureOutcome } from "./measures.ts";

/**
 * What a rail answers to one well-formed, authorised instruction. A network that is halted takes none, and so looks at
 * none: whatever comes is `not_taken`, consumes nothing, and is decided when it comes again after the halt.
 */
export type Decision =
  | { readonly id: string; readonly status: "accepted"; readonly replayed: boolean }
  | {
      readonly id: string;
      readonly status: "rejected";
      readonly reason: Refusal;
      readonly replayed: boolean;
    }
  | { readonly id: string; readonly status: "not_taken"; readonly replayed: false };

/**
 * One implementation of a scheme: the contracts, the books or the reference model.
 *
 * `settle` takes instructions in order and decides each as if the ones before it had been carried out. The same
 * id with the same contents answers with the first decision, `replayed` set, and moves nothing. The same id with
 * other contents, a signature that isn't the payer's and an expired authorisation throw a `JiaoziError`
 * (`ID_REUSED`, `INVALID_SIGNATURE`, `EXPIRED`) and consume nothing.
 */
export interface Rail {
  readonly name: "contracts" | "books" | "referee";
  settle(instructions: readonly SignedInstruction[]): Promise<readonly Decision[]>;
  /**
   * When a run is carried on: which of these the rail's log holds from before, as decided then, and undefined for the
   * others. `isRepetition` says of each whether its id came earlier in the day, which is `replayed` in the answer. Moves
   * nothing; a rail that decides from books beside its log brings them up to date, and so is asked once of each
   * instruction, in order. Absent if `settle` alone answers as well.
   */
  recall?(
    instructions: readonly SignedInstruction[],
    isRepetition: readonly boolean[],
  ): Promise<readonly (Decision | undefined)[]>;
  /**
   * Carries a measure out, between the instructions that were settled before and those that come after: once, also if
   * the day is carried on and it comes again.
   */
  apply(measure: Measure): Promise<MeasureOutcome>;
  /** Settles what is still netted or queued; afterwards every position is in central-bank money. */
  endDay(): Promise<void>;
  /** Who owes whom now: every non-zero claim, read from the rail's own records. */
  claims(): Promise<readonly Claim[]>;
  /**
   * The central bank's balance sheet in its rows, read from what keeps them where that isn't the claims themselves;
   * undefined, or no such function, where nothing else does.
   */
  centralBankSheet?(): Promise<CentralBankSheet | undefined>;
  close(): Promise<void>;
}

/** How interbank positions are settled. */
export type SettlementMode = "gross" | "net";
