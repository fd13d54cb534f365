import type { Claim } from "./claims.ts";
import type { SignedInstruction } from "./instructions.ts";
import type { Decision } from "./rail.ts";

/**
 * What it means that a rail calls a payment settled; only like is compared with like.
 * - `finality`: COMMIT with fsync on PostgreSQL, or a block that a quorum of validators committed
 * - `inclusion`: in a block of a node that could still forget it
 * - `not durable`: committed by a database that doesn't force its writes to disk
 */
export const SETTLEMENTS = ["finality", "inclusion", "not durable"] as const;
export type Settlement = (typeof SETTLEMENTS)[number];

/** When a payment passed each point, in milliseconds of `performance.now()` in the process that submits. Ascending. */
export interface Stamps {
  /** The rail took it up. */
  readonly takenAtMs: number;
  /** The envelope that the system asks for is signed; `takenAtMs` if it was signed beforehand or none is needed. */
  readonly signedAtMs: number;
  /** Its turn came: handed to the system of record. */
  readonly submittedAtMs: number;
  /** Decided by the system of record, not yet settled; absent where that can't be told from settling. */
  readonly executedAtMs?: number;
  /** Settled, in the meaning of the rail's `Settlement`, and the submitter knows. */
  readonly settledAtMs: number;
}

export interface TimedOutcome {
  readonly decision: Decision;
  readonly stamps: Stamps;
}

/** Processes that work for the rail besides the submitting one, and what it has stored. */
export interface RailFootprint {
  /** Process ids, such as the database server's and its children's. */
  readonly processIds: readonly number[];
  /** Bytes that the system of record holds now, logs needed for recovery included; absent if it can't be told. */
  readonly storedBytes?: bigint;
}

/**
 * A rail under the stopwatch: wall-clock time, instructions in flight side by side. Decisions may differ from a
 * logical run's; what holds is conservation, no loss and no payment twice.
 */
export interface TimedRail {
  readonly name: "contracts" | "books";
  readonly settlement: Settlement;
  /** Does ahead what isn't timed, such as signing the submitters' envelopes, for the instructions to come, in order. */
  prepare(instructions: readonly SignedInstruction[]): Promise<void>;
  /** Takes an instruction up at once; several may be under way. Rejects with a `JiaoziError` if it can't be settled. */
  submit(instruction: SignedInstruction): Promise<TimedOutcome>;
  /** Settles what is still netted or queued. */
  endDay(): Promise<void>;
  /** Who owes whom now, read from the rail's own records. */
  claims(): Promise<readonly Claim[]>;
  footprint(): Promise<RailFootprint>;
  close(): Promise<void>;
}
