import { stat } from "node:fs/promises";
import { join } from "node:path";

import { requireOperators } from "./ecny/ecnyDay.ts";
import type { InstructionKind } from "./instructions.ts";
import type { Fen } from "./participants.ts";
import { attestedIds, attestedStranger, requireRuleParties } from "./libra/ruleParties.ts";
import { requireOpeningWindow } from "./libra/openingWindow.ts";
import { fileFault } from "./read/fault.ts";
import { readInstructions } from "./read/readInstructions.ts";
import { readMeasures } from "./read/readMeasures.ts";
import { readParticipants } from "./read/readParticipants.ts";
import { readScenarioFile } from "./read/readScenarioFile.ts";
import {
  INSTRUCTIONS_FILE,
  MEASURES_FILE,
  PARTICIPANTS_FILE,
  SCENARIO_FILE,
  type Scenario,
} from "./scenario.ts";
import { walletKeys } from "./walletKeys.ts";

/**
 * Opens a scenario's folder: reads `scenario.json`, the participants and the measures; the instructions are read as
 * they are asked for. Throws `JiaoziError` (`BAD_FILE`, `BAD_FIELD`, `UNKNOWN_PARTICIPANT`) with file, line and field.
 */
export async function openScenario(folder: string): Promise<Scenario> {
  await requireFolder(folder);
  const day = await readScenarioFile(join(folder, SCENARIO_FILE));
  const participants = await readParticipants(join(folder, PARTICIPANTS_FILE));
  if (day.libra !== undefined) requireRuleParties(participants, day.libra, join(folder, SCENARIO_FILE));
  if (day.ecny !== undefined) requireOperators(participants, day.ecny, join(folder, SCENARIO_FILE));
  requireOpeningWindow(day, participants, join(folder, SCENARIO_FILE));
  const measures = await readMeasures(join(folder, MEASURES_FILE), day, participants);
  const keyNameOf = walletKeys(measures);
  const instructions = () => readInstructions(join(folder, INSTRUCTIONS_FILE), day, participants, keyNameOf);
  return { ...day, folder, participants, measures, instructions };
}

/** What a full pass over the instructions found. */
export interface ScenarioSummary {
  /** Lines, replays included. */
  readonly instructions: number;
  readonly countByKind: Readonly<Record<InstructionKind, number>>;
  /** Sum of all amounts, replays included. */
  readonly amountFen: Fen;
}

/** Reads every instruction once, before anything is changed anywhere; throws at the first fault. */
export async function validateScenario(scenario: Scenario): Promise<ScenarioSummary> {
  const countByKind = { top_up: 0, payment: 0, withdrawal: 0 };
  let instructions = 0;
  let amountFen = 0n;
  const attested = attestedIds(scenario.libra);
  for await (const { instruction } of scenario.instructions()) {
    instructions += 1;
    attested.delete(instruction.id);
    countByKind[instruction.kind] += 1;
    amountFen += instruction.amount;
  }
  if (instructions === 0) {
    const file = join(scenario.folder, INSTRUCTIONS_FILE);
    throw fileFault({ file }, "has no instructions", "Add a line for each instruction.");
  }
  for (const id of attested) throw attestedStranger(join(scenario.folder, SCENARIO_FILE), id);
  return { instructions, countByKind, amountFen };
}

async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: Error) => {
    throw fileFault(
      { file: folder },
      `can't be read (${error.message})`,
      "Check the path of the scenario's folder.",
      error,
    );
  });
  if (!found.isDirectory()) {
    throw fileFault({ file: folder }, "isn't a folder", `Give the folder that holds ${SCENARIO_FILE}.`);
  }
}
