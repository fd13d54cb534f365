import { createWriteStream } from "node:fs";
import { access, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { JiaoziError } from "../catalogue/errors.ts";
import { CHINA_OFFSET, formatChinaTime } from "./chinaTime.ts";
import { ecnySection } from "./ecny/parametersSchema.ts";
import { libraSection } from "./libra/parametersSchema.ts";
import { MAY_TAKE_AMOUNT, type Measure, TAKES_AMOUNT } from "./measures.ts";
import type { Participant } from "./participants.ts";
import { PARTICIPANT_COLUMNS, TIER_COLUMN } from "./read/participantRow.ts";
import { INSTRUCTION_COLUMNS } from "./read/readInstructions.ts";
import { MEASURE_COLUMNS } from "./read/readMeasures.ts";
import {
  INSTRUCTIONS_FILE,
  type InstructionLine,
  MEASURES_FILE,
  PARTICIPANTS_FILE,
  SCENARIO_FILE,
  type ScenarioDay,
} from "./scenario.ts";
import { formatYuan } from "./yuan.ts";

export interface ScenarioContents {
  readonly day: ScenarioDay;
  readonly participants: Iterable<Participant>;
  readonly instructions: Iterable<Omit<InstructionLine, "line">>;
  /** Taken when the instructions are written; the file is left out if there are none. */
  readonly measures?: Iterable<Measure>;
  /** Whether the instructions file gets a channel column. */
  readonly withChannels?: boolean;
  /** Whether the instructions file gets a signature column. */
  readonly withSignatures?: boolean;
  /** Whether files that exist already may be replaced. */
  readonly replace?: boolean;
}

/**
 * Writes a scenario's files, creating the folder. Throws `BAD_USAGE` if one of them exists already, unless they
 * may be replaced: a person's own files aren't overwritten by mistake.
 */
export async function writeScenarioFiles(folder: string, contents: ScenarioContents): Promise<void> {
  if (contents.replace !== true) {
    for (const name of [SCENARIO_FILE, PARTICIPANTS_FILE, INSTRUCTIONS_FILE, MEASURES_FILE])
      await requireAbsent(join(folder, name));
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, SCENARIO_FILE), scenarioJson(contents.day));
  await writeLines(join(folder, PARTICIPANTS_FILE), participantLines(contents.participants));
  await writeLines(join(folder, INSTRUCTIONS_FILE), instructionLines(contents));
  const measures = [...(contents.measures ?? [])];
  if (measures.length > 0) await writeLines(join(folder, MEASURES_FILE), measureLines(measures));
  else await rm(join(folder, MEASURES_FILE), { force: true });
}

async function requireAbsent(file: string): Promise<void> {
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (exists)
    throw new JiaoziError("BAD_USAGE", `${file} exists already.`, "Choose a folder without a scenario.", {
      file,
    });
}

function scenarioJson(day: ScenarioDay): string {
  const { name, opensAtSeconds, closesAtSeconds, keySeed, sessionsPerDay, libra, ecny, generator } = day;
  const [opensAt, closesAt] = [opensAtSeconds, closesAtSeconds].map(formatChinaTime);
  const fields = {
    name,
    currency: "CNY",
    timezone: CHINA_OFFSET,
    opensAt,
    closesAt,
    keySeed,
    sessionsPerDay,
    libra: libra && libraSection(libra),
    ecny: ecny && ecnySection(ecny),
    generator,
  };
  return `${JSON.stringify(fields, null, 2)}\n`;
}

function* participantLines(participants: Iterable<Participant>): Generator<string> {
  const all = [...participants];
  const tierOf = (participant: Participant) => ("tier" in participant ? participant.tier : undefined) ?? "";
  // files without tiers stay as they always were
  const withTiers = all.some((participant) => tierOf(participant) !== "");
  yield csvLine(withTiers ? [...PARTICIPANT_COLUMNS, TIER_COLUMN] : PARTICIPANT_COLUMNS);
  for (const participant of all) {
    const cells = participantCells(participant);
    yield csvLine(withTiers ? [...cells, tierOf(participant)] : cells);
  }
}

function participantCells(participant: Participant): readonly string[] {
  const { id, kind, name } = participant;
  switch (kind) {
    case "bank":
      return [id, kind, name, "", "", "", "", "", "", formatYuan(participant.reserveFen), ""];
    case "institution":
      return [id, kind, name, "", "", "", "", "", "", "", ""];
    case "person":
    case "merchant": {
      const { institution, bank, walletStatus, walletFen, frozenFen, depositFen, address = "" } = participant;
      const amounts = [walletFen, frozenFen, depositFen].map(formatYuan);
      return [id, kind, name, institution, bank, walletStatus, ...amounts, "", address];
    }
  }
}

function* instructionLines(contents: ScenarioContents): Generator<string> {
  const { instructions, withChannels = false, withSignatures = false } = contents;
  const columns = [...(withChannels ? ["channel"] : []), ...(withSignatures ? ["signature"] : [])];
  yield csvLine([...INSTRUCTION_COLUMNS, ...columns]);
  for (const { instruction, signature = "" } of instructions) {
    const { id, atSeconds, kind, payer, payee, amount: amountFen, channel = "" } = instruction;
    const cells = [id, formatChinaTime(atSeconds), kind, payer, payee, formatYuan(amountFen)];
    yield csvLine([...cells, ...(withChannels ? [channel] : []), ...(withSignatures ? [signature] : [])]);
  }
}

function* measureLines(measures: Iterable<Measure>): Generator<string> {
  yield csvLine(MEASURE_COLUMNS);
  for (const { atSeconds, by, kind, subject, amount, reference } of measures) {
    const hasAmount = TAKES_AMOUNT.includes(kind) || (MAY_TAKE_AMOUNT.includes(kind) && amount > 0n);
    const amountYuan = hasAmount ? formatYuan(amount) : "";
    yield csvLine([formatChinaTime(atSeconds), by, kind, subject, amountYuan, reference]);
  }
}

const NEEDS_QUOTES = /[",\r\n]/;

function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return `${quoted.join(",")}\n`;
}

async function writeLines(file: string, lines: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(lines), createWriteStream(file));
}
