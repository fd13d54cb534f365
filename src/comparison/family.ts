import type { Refusal, Scheme } from "../catalogue/refusals.ts";
import type { BalanceSheet } from "../scenario/balanceSheets.ts";
import type { CentralBankSheet } from "../scenario/centralBankSheet.ts";
import type { ConservationRules } from "../scenario/conservation.ts";
import type { Currency } from "../scenario/currency.ts";
import type { ECnyRegime } from "../scenario/ecny/parameters.ts";
import type { EntityKind } from "../scenario/entities.ts";
import type { SignedInstruction } from "../scenario/instructions.ts";
import type { Measure, MeasureOutcome } from "../scenario/measures.ts";
import type { ParticipantId } from "../scenario/participants.ts";
import type { Rail, SettlementMode } from "../scenario/rail.ts";
import type { Flow } from "./flows.ts";

export type { Scheme };

/** A scheme in a settlement mode: its implementations, and the reference model that says what is right. */
export interface Family {
  readonly scheme: Scheme;
  readonly mode: SettlementMode;
  /** Of every amount, in the instructions, the claims and the balance sheets. */
  readonly currency: Currency;
  /** Of scheme `e-cny`: who owes it. */
  readonly regime?: ECnyRegime;
  /** At which the scenario's yuan were converted, where the currency isn't yuan. */
  readonly statedRate?: StatedRate;
  readonly conservation: ConservationRules;
  readonly kindOf: (entity: ParticipantId) => EntityKind | undefined;
  readonly referee: Rail;
  readonly rails: readonly Rail[];
  /** The scenario's instruction as the payers of this scheme give it, in its currency; as it is when absent. */
  readonly adapt?: (instruction: SignedInstruction) => SignedInstruction;
  /** The scenario's measure in this scheme's currency; undefined if it passes the scheme by, as all do when absent. */
  readonly measureFor?: (measure: Measure) => Measure | undefined;
}

export interface StatedRate {
  readonly fenPerUsd: bigint;
}

/** What one rail did with the day. */
export interface RailResult {
  readonly name: Rail["name"];
  readonly accepted: number;
  readonly rejected: Readonly<Partial<Record<Refusal, number>>>;
  /** Answers to ids that came again; counted in `accepted` or `rejected` too. */
  readonly replayed: number;
  /** What came while the network was halted. */
  readonly notTaken: number;
  readonly decisionsHash: string;
  readonly endStateHash: string;
  readonly openingSheets: readonly BalanceSheet[];
  readonly closingSheets: readonly BalanceSheet[];
  /** The central bank's rows after the day, from postings or from its contract; absent where nothing keeps them. */
  readonly centralBankSheet?: CentralBankSheet;
  /** What the accepted instructions moved. */
  readonly flows: readonly Flow[];
  /** Wall-clock seconds spent in this rail; a logical run is no benchmark. */
  readonly seconds: number;
}

/** The first place where a rail and the referee part. */
export interface Difference {
  readonly rail: Rail["name"];
  /** Id of the instruction, or the claim, on which they differ. */
  readonly where: string;
  readonly referee: string;
  readonly answer: string;
}

export interface MeasureTaken {
  readonly measure: Measure;
  readonly outcome: MeasureOutcome;
}

export interface FamilyResult {
  readonly scheme: Scheme;
  readonly mode: SettlementMode;
  readonly currency: Currency;
  readonly regime?: ECnyRegime;
  readonly statedRate?: StatedRate;
  readonly kindOf: (entity: ParticipantId) => EntityKind | undefined;
  readonly referee: RailResult;
  readonly rails: readonly RailResult[];
  /** The measures that the scheme knows, with the referee's answers. */
  readonly measures: readonly MeasureTaken[];
  readonly agree: boolean;
  readonly firstDifference?: Difference;
}
