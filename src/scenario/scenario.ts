import type { ECnyParameters } from "./ecny/parameters.ts";
import type { GeneratorOptions } from "./generate/options.ts";
import type { Instruction } from "./instructions.ts";
import type { LibraParameters } from "./libra/parameters.ts";
import type { Measure } from "./measures.ts";
import type { Participants } from "./participants.ts";

/** The files of a scenario's folder. */
export const SCENARIO_FILE = "scenario.json";
export const PARTICIPANTS_FILE = "participants.csv";
export const INSTRUCTIONS_FILE = "instructions.csv";
/** May be left out. */
export const MEASURES_FILE = "measures.csv";

/** What holds for the whole day. */
export interface ScenarioDay {
  readonly name: string;
  /** First second of the day, since 1970-01-01 UTC. */
  readonly opensAtSeconds: number;
  /** First second after the day. */
  readonly closesAtSeconds: number;
  /** From which the demonstration keys are derived. */
  readonly keySeed: string;
  /** NetsUnion sessions in net mode, equal parts of the day. */
  readonly sessionsPerDay: number;
  /** How the day is converted for scheme `libra`; its defaults if absent. */
  readonly libra?: LibraParameters;
  /** Of scheme `e-cny`; its defaults if absent. */
  readonly ecny?: ECnyParameters;
  /** With which options the files were generated; absent if they weren't. */
  readonly generator?: GeneratorOptions;
}

/** One line of the instructions file. */
export interface InstructionLine {
  /** Line of the file, the header being line 1. */
  readonly line: number;
  readonly instruction: Instruction;
  /** The payer's own signature, 65 bytes as 0x-prefixed hex; not yet compared with the contents. */
  readonly signature?: string;
}

/** A day of payments as it stands on disk. */
export interface Scenario extends ScenarioDay {
  readonly folder: string;
  readonly participants: Participants;
  /** What authorities do within the day, in order of time. */
  readonly measures: readonly Measure[];
  /** Reads the instructions from the start, in order, checking each; throws `JiaoziError` at the first fault. */
  instructions(): AsyncIterable<InstructionLine>;
}
