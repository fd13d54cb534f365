import { getAddress } from "ethers";

import { ASSOCIATION, BORROWERS, CENTRAL_BANK, DEALER, FEE_VAULT, NETSUNION } from "../claims.ts";
import type { Fen } from "../participants.ts";
import { parseYuan } from "../yuan.ts";
import { type Cell, cellFault } from "./fault.ts";

const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;
const ID_RULE = "Use 1 to 64 ASCII letters, digits, and . _ : - after the first character.";
const SYSTEM_IDS: readonly string[] = [CENTRAL_BANK, NETSUNION, BORROWERS, ASSOCIATION, DEALER, FEE_VAULT];
const LONGEST_NAME = 100;
const CONTROL_OR_EDGE_SPACE = /\p{Cc}|^\s|\s$/u;
const ADDRESS = /^0x[0-9a-fA-F]{40}$/;
/** 65 bytes whose last is 27 or 28: the only form that the contracts take. */
const SIGNATURE = /^0x[0-9a-fA-F]{128}1[bBcC]$/;

export function readId(cell: Cell): string {
  if (!ID.test(cell.text)) throw cellFault(cell, "isn't an id", ID_RULE);
  return cell.text;
}

export function readParticipantId(cell: Cell): string {
  if (SYSTEM_IDS.includes(cell.text))
    throw cellFault(cell, "is reserved for the system", "Choose another id.");
  return readId(cell);
}

export function readName(cell: Cell): string {
  const length = [...cell.text].length;
  if (length === 0 || length > LONGEST_NAME || CONTROL_OR_EDGE_SPACE.test(cell.text)) {
    throw cellFault(
      cell,
      "isn't a name",
      `Use 1 to ${LONGEST_NAME} characters, without control characters or outer spaces.`,
    );
  }
  return cell.text;
}

export function readChoice<Choice extends string>(cell: Cell, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === cell.text);
  if (choice === undefined)
    throw cellFault(cell, "isn't one of the choices", `Use one of: ${choices.join(", ")}.`);
  return choice;
}

/** A balance: zero or more. */
export function readBalance(cell: Cell): Fen {
  const amountFen = parseYuan(cell.text);
  if (typeof amountFen === "bigint") return amountFen;
  throw cellFault(
    cell,
    amountFen.fault,
    "Write yuan with at most two decimals, zero or more, such as 12.34.",
  );
}

/** An amount that is to move: more than zero. */
export function readAmount(cell: Cell): Fen {
  const amountFen = parseYuan(cell.text);
  const fault = typeof amountFen !== "bigint" ? amountFen.fault : amountFen === 0n ? "is zero" : undefined;
  if (typeof amountFen === "bigint" && fault === undefined) return amountFen;
  throw cellFault(cell, fault ?? "", "Write yuan with at most two decimals, more than zero, such as 12.34.");
}

/** Undefined if the cell is empty; otherwise the address with its checksum. */
export function readAddress(cell: Cell): string | undefined {
  if (cell.text === "") return undefined;
  const nextStep =
    "Copy the address from the wallet: 0x and 40 hex digits, all lower case or with their checksum.";
  if (!ADDRESS.test(cell.text)) throw cellFault(cell, "isn't an address", nextStep);
  if (BigInt(cell.text) === 0n)
    throw cellFault(cell, "is the zero address, which nobody can sign for", nextStep);
  try {
    return getAddress(cell.text);
  } catch {
    throw cellFault(cell, "has a wrong checksum", nextStep);
  }
}

/** Undefined if the cell is empty. */
export function readSignature(cell: Cell): string | undefined {
  if (cell.text === "") return undefined;
  if (SIGNATURE.test(cell.text)) return cell.text.toLowerCase();
  throw cellFault(cell, "isn't a signature", "Write 65 bytes as 0x and 130 hex digits, ending in 1b or 1c.");
}

export function requireEmpty(cell: Cell, why: string): void {
  if (cell.text !== "") throw cellFault(cell, `must be empty: ${why}`, "Clear the cell.");
}
