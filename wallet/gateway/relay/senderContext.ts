import type { Chain } from "../chain/chain.ts";
import type { Database } from "../store/database.ts";
import type { DispatchStore } from "../store/dispatchStore.ts";
import type { EventLog } from "../store/eventLog.ts";
import type { InstructionStore, StoredInstruction } from "../store/instructionStore.ts";
import type { Answer } from "./outcomes.ts";

/** How instructions are put into batches. */
export interface BatchTerms {
  /** The first one waits at most so long for others, in milliseconds. */
  readonly intervalMs: number;
  /** So many go at once, without waiting. */
  readonly size: number;
}

export interface SenderContext {
  readonly chain: Chain;
  readonly database: Database;
  readonly instructions: InstructionStore;
  readonly dispatches: DispatchStore;
  readonly events: EventLog;
  readonly terms: BatchTerms;
  /** Told of every decision, within its transaction; answers with the accounts that it concerns besides the parties. */
  readonly onDecided: (
    instruction: StoredInstruction,
    answer: Exclude<Answer, { state: "again" }>,
  ) => string[];
  /** Told when a decision is taken back with its block, within its transaction, before it is forgotten. */
  readonly onReopened: (instruction: StoredInstruction) => void;
  readonly onFault: (fault: unknown) => void;
}
