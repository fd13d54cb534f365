import {
  CHANNELS,
  type Channel,
  INSTRUCTION_KINDS,
  type Instruction,
  type InstructionKind,
} from "../instructions.ts";
import type { ParticipantId, Participants } from "../participants.ts";
import type { InstructionLine, ScenarioDay } from "../scenario.ts";
import { FIRST_KEYS, type KeyNameOf } from "../walletKeys.ts";
import { type CsvColumns, type CsvRow, readCsv } from "./csv.ts";
import { type Cell, cellFault } from "./fault.ts";
import { readAmount, readChoice, readId, readSignature } from "./fields.ts";
import { IdIndex } from "./idIndex.ts";
import { readTimeOfDay } from "./timeOfDay.ts";

export const INSTRUCTION_COLUMNS = ["id", "time", "kind", "payer", "payee", "amount_yuan"] as const;
const COLUMNS: CsvColumns<Column> = { required: INSTRUCTION_COLUMNS, optional: ["channel", "signature"] };

type Column = (typeof INSTRUCTION_COLUMNS)[number] | "channel" | "signature";
type Row = CsvRow<Column>;
type Side = "bank" | "holder";

const SIDES: Record<InstructionKind, { readonly payer: Side; readonly payee: Side }> = {
  top_up: { payer: "bank", payee: "holder" },
  payment: { payer: "holder", payee: "holder" },
  withdrawal: { payer: "holder", payee: "bank" },
};

/**
 * Reads instructions in order, checking each by itself and against the ones before it; memory doesn't grow with the
 * file. Throws `JiaoziError` with file, line and field at the first fault.
 */
export async function* readInstructions(
  file: string,
  day: ScenarioDay,
  participants: Participants,
  keyNameOf: KeyNameOf = FIRST_KEYS,
): AsyncGenerator<InstructionLine> {
  const ids = new IdIndex(keyNameOf);
  let earliestSeconds = day.opensAtSeconds;
  try {
    for await (const row of readCsv(file, COLUMNS)) {
      const instruction = readInstruction(row, day, participants, earliestSeconds);
      earliestSeconds = instruction.atSeconds;
      requireOwnId(row.cell("id"), ids, instruction);
      const signature = readPayerSignature(row.cell("signature"), participants, instruction.payer);
      yield { line: row.line, instruction, ...(signature === undefined ? {} : { signature }) };
    }
  } finally {
    ids.close();
  }
}

function readInstruction(
  row: Row,
  day: ScenarioDay,
  participants: Participants,
  earliestSeconds: number,
): Instruction {
  const id = readId(row.cell("id"));
  const atSeconds = readTimeOfDay(row.cell("time"), day, earliestSeconds);
  const kind = readChoice(row.cell("kind"), INSTRUCTION_KINDS);
  const payer = readSide(row.cell("payer"), participants, kind, SIDES[kind].payer);
  const payee = readSide(row.cell("payee"), participants, kind, SIDES[kind].payee);
  const channel = readChannel(row.cell("channel"), kind);
  const amount = readAmount(row.cell("amount_yuan"));
  return { id, atSeconds, kind, payer, payee, amount, ...(channel === undefined ? {} : { channel }) };
}

function readChannel(cell: Cell, kind: InstructionKind): Channel | undefined {
  if (cell.text === "") return undefined;
  if (kind !== "payment") throw cellFault(cell, `is given for a ${kind}`, "Clear this cell.");
  return readChoice(cell, CHANNELS);
}

function readSide(cell: Cell, participants: Participants, kind: InstructionKind, side: Side): ParticipantId {
  const isBank = participants.banks.has(cell.text);
  const isHolder = participants.holders.has(cell.text);
  if (side === "bank" ? isBank : isHolder) return cell.text;
  const nextStep = `A ${kind} has a ${SIDES[kind].payer} as payer and a ${SIDES[kind].payee} as payee, by their ids in participants.csv.`;
  if (isBank || isHolder || participants.institutions.has(cell.text)) {
    throw cellFault(cell, `isn't a ${side}, as the ${cell.place.field} of a ${kind} must be`, nextStep);
  }
  throw cellFault(cell, "isn't a participant", nextStep, "UNKNOWN_PARTICIPANT");
}

function requireOwnId(cell: Cell, ids: IdIndex, instruction: Instruction): void {
  if (ids.use(instruction) !== "reused") return;
  const nextStep =
    "Give it an id of its own; only an identical instruction between the same wallets may repeat an id.";
  throw cellFault(cell, "was used before for an instruction with other contents", nextStep, "ID_REUSED");
}

function readPayerSignature(
  cell: Cell,
  participants: Participants,
  payer: ParticipantId,
): string | undefined {
  const signature = readSignature(cell);
  if (signature === undefined && participants.holders.get(payer)?.address !== undefined) {
    throw cellFault(
      cell,
      `is no signature, but ${payer} has a key of its own`,
      "Add the payer's EIP-712 signature.",
    );
  }
  return signature;
}
