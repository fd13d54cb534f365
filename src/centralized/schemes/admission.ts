import { JiaoziError } from "../../catalogue/errors.ts";
import { type AuthorisationTerms, digestOf } from "../../scenario/authorisation.ts";
import type { Instruction, InstructionKind, SignedInstruction } from "../../scenario/instructions.ts";
import type { Participants } from "../../scenario/participants.ts";

/** Throws unless the instruction carries its payer's signature; `digest` is `digestOf` it under the terms. */
export type VerifySignature = (
  instruction: SignedInstruction,
  terms: AuthorisationTerms,
  digest: string,
) => void;

/** An instruction that may be decided. */
export interface Admitted {
  readonly instruction: SignedInstruction;
  /** By which a repetition is known. */
  readonly digest: string;
}

/** Keeps instructions' ids apart from those of the opening and of the sessions. */
export function chainId({ id }: Pick<SignedInstruction, "id">): string {
  return `instruction/${id}`;
}

/** Who must stand on either side. */
const SIDES: Record<InstructionKind, Record<"payer" | "payee", "banks" | "holders">> = {
  top_up: { payer: "banks", payee: "holders" },
  payment: { payer: "holders", payee: "holders" },
  withdrawal: { payer: "holders", payee: "banks" },
};

/** Amounts are below this on every rail: the contracts keep balances in 96 bits. */
const AMOUNT_BOUND = 2n ** 96n;

/**
 * Checks, in this order, that the instruction is well-formed, in time and signed by its payer. Throws
 * `UNKNOWN_PARTICIPANT`, `BAD_FIELD`, `EXPIRED` or `INVALID_SIGNATURE`; an error consumes nothing.
 */
export function admit(
  instruction: SignedInstruction,
  participants: Participants,
  terms: AuthorisationTerms,
  verifySignature: VerifySignature,
): Admitted {
  requireParticipant(instruction, "payer", participants);
  requireParticipant(instruction, "payee", participants);
  requireAmount(instruction);
  requireInTime(instruction, terms);
  const digest = digestOf(instruction, terms);
  verifySignature(instruction, terms, digest);
  return { instruction, digest };
}

export function idReused(id: string): JiaoziError {
  return new JiaoziError(
    "ID_REUSED",
    `Instruction id ${id} was used before for other contents.`,
    "Give the new instruction an id of its own.",
    { field: "id" },
  );
}

function requireParticipant(
  instruction: Instruction,
  field: "payer" | "payee",
  participants: Participants,
): void {
  const side = SIDES[instruction.kind][field];
  if (participants[side].has(instruction[field])) return;
  throw new JiaoziError(
    "UNKNOWN_PARTICIPANT",
    `Instruction ${instruction.id}: the ${field} of a ${instruction.kind}, ${instruction[field]}, isn't among the ${side}.`,
    `Name one of the participants' ${side}.`,
    { field },
  );
}

function requireAmount({ id, amount }: Instruction): void {
  if (amount > 0n && amount < AMOUNT_BOUND) return;
  throw new JiaoziError(
    "BAD_FIELD",
    `Instruction ${id}: the amount of ${amount} minor units isn't greater than zero and below 2^96.`,
    "Give an amount within these bounds.",
    { field: "amount" },
  );
}

function requireInTime({ id, atSeconds }: Instruction, { validUntilSeconds }: AuthorisationTerms): void {
  if (atSeconds <= validUntilSeconds) return;
  throw new JiaoziError(
    "EXPIRED",
    `Instruction ${id} arrived at second ${atSeconds}; its authorisation ended with second ${validUntilSeconds}.`,
    "Have the payer sign it again with a later end.",
    { field: "validUntilSeconds" },
  );
}
