import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { Rail } from "../../scenario/rail.ts";
import type { TimedRail } from "../../scenario/timedRail.ts";
import type { Family } from "../family.ts";

/** A rail that takes part in a timed run: one implementation of one family, opened afresh for every repetition. */
export interface Contestant extends Pick<Family, "scheme" | "mode" | "conservation" | "kindOf"> {
  readonly rail: TimedRail["name"];
  /** Which implementation, and how it is run: differs among the contestants of a family. */
  readonly label: string;
  /** On a database, or contracts, of its own. */
  open(): Promise<OpenedContestant>;
}

export interface OpenedContestant {
  readonly rail: TimedRail;
  /** The day's instructions as the payers of this scheme sign them for what was opened; from the start each time. */
  signed(): AsyncIterable<SignedInstruction>;
  /** The reference model of the scheme, at the opening. */
  referee(): Rail;
  /** Looks whether the system's own log is whole; throws `BOOKS_OUT_OF_BALANCE`. */
  verify(): Promise<void>;
  readonly facts: RailFacts;
  /** Closes the rail and what it ran on. */
  close(): Promise<void>;
}

/** What a reader must know to judge a rail's figures. */
export interface RailFacts {
  /** The system of record, with its version. */
  readonly system: string;
  /** What it means here that a payment is settled. */
  readonly counts: string;
  /** What is gathered before it is committed, and for how long. */
  readonly batching: string;
  /** What is signed or computed before the clock starts, and what after. */
  readonly beforehand: string;
}
