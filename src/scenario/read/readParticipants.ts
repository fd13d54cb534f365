import type {
  Bank,
  Fen,
  Holder,
  Institution,
  Participant,
  ParticipantId,
  Participants,
} from "../participants.ts";
import { FEN_LIMIT } from "../yuan.ts";
import { readCsv } from "./csv.ts";
import { type Cell, cellFault, fileFault } from "./fault.ts";
import {
  PARTICIPANT_CSV,
  type ParticipantColumn,
  type ParticipantRow,
  readParticipant,
} from "./participantRow.ts";

interface Entry {
  readonly row: ParticipantRow;
  readonly participant: Participant;
}

/** Loads all participants. Throws `JiaoziError` with file, line and field at the first fault. */
export async function readParticipants(file: string): Promise<Participants> {
  const entries = new Map<ParticipantId, Entry>();
  for await (const row of readCsv(file, PARTICIPANT_CSV)) {
    const participant = readParticipant(row);
    const earlier = entries.get(participant.id);
    if (earlier !== undefined) {
      throw cellFault(
        row.cell("id"),
        `is on line ${earlier.row.line} already`,
        "Give every participant an id of its own.",
      );
    }
    entries.set(participant.id, { row, participant });
  }
  if (entries.size === 0)
    throw fileFault({ file }, "has no participants", "Add a line for each participant.");
  requireReferences(entries);
  requireOwnAddresses(entries);
  requireRepresentableSum(entries);
  return byKind(entries.values());
}

function requireReferences(entries: ReadonlyMap<ParticipantId, Entry>): void {
  for (const { row, participant } of entries.values()) {
    if (participant.kind === "bank" || participant.kind === "institution") continue;
    requireKind(entries, row.cell("institution"), "institution");
    requireKind(entries, row.cell("bank"), "bank");
  }
}

function requireKind(
  entries: ReadonlyMap<ParticipantId, Entry>,
  cell: Cell,
  kind: "bank" | "institution",
): void {
  const found = entries.get(cell.text)?.participant.kind;
  if (found === kind) return;
  const nextStep = `Use the id of a participant of kind ${kind}, or add one.`;
  if (found === undefined) throw cellFault(cell, `is an unknown ${kind}`, nextStep, "UNKNOWN_PARTICIPANT");
  throw cellFault(cell, `is of kind ${found}, not ${kind}`, nextStep);
}

/** On chain a participant is its address; two with the same one would be the same wallet. */
function requireOwnAddresses(entries: ReadonlyMap<ParticipantId, Entry>): void {
  const owners = new Map<string, ParticipantId>();
  for (const { row, participant } of entries.values()) {
    if (!("address" in participant) || participant.address === undefined) continue;
    const owner = owners.get(participant.address);
    if (owner !== undefined) {
      throw cellFault(
        row.cell("address"),
        `is the address of ${owner} already`,
        "Give every participant a key of its own.",
      );
    }
    owners.set(participant.address, participant.id);
  }
}

/** If all the money together fits, no balance can outgrow its word during the day, whoever collects it. */
function requireRepresentableSum(entries: ReadonlyMap<ParticipantId, Entry>): void {
  let sumFen: Fen = 0n;
  for (const { row, participant } of entries.values()) {
    for (const [column, amountFen] of openingAmounts(participant)) {
      sumFen += amountFen;
      if (sumFen < FEN_LIMIT) continue;
      throw cellFault(
        row.cell(column),
        "brings all amounts together to 2^96 fen or more",
        "Scale the amounts down.",
      );
    }
  }
}

function openingAmounts(participant: Participant): readonly (readonly [ParticipantColumn, Fen])[] {
  switch (participant.kind) {
    case "bank":
      return [["reserve_yuan", participant.reserveFen]];
    case "institution":
      return [];
    case "person":
    case "merchant":
      return [
        ["wallet_yuan", participant.walletFen],
        ["deposit_yuan", participant.depositFen],
      ];
  }
}

function byKind(entries: Iterable<Entry>): Participants {
  const banks = new Map<ParticipantId, Bank>();
  const institutions = new Map<ParticipantId, Institution>();
  const holders = new Map<ParticipantId, Holder>();
  for (const { participant } of entries) {
    if (participant.kind === "bank") banks.set(participant.id, participant);
    else if (participant.kind === "institution") institutions.set(participant.id, participant);
    else holders.set(participant.id, participant);
  }
  return { banks, institutions, holders };
}
