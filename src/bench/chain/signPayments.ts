import type { SigningKey } from "ethers";

import type { AuthorisationTerms } from "../../scenario/authorisation.ts";
import type { Instruction, SignedInstruction } from "../../scenario/instructions.ts";
import { demonstrationKey, signInstruction } from "../../scenario/keys.ts";
import type { ParticipantId } from "../../scenario/participants.ts";

/** Signs payments with their payers' demonstration keys. */
export function paymentSigner(
  keySeed: string,
  terms: AuthorisationTerms,
): (instruction: Instruction) => SignedInstruction {
  const keys = new Map<ParticipantId, SigningKey>();
  return (instruction) => {
    const key = keys.get(instruction.payer) ?? demonstrationKey(keySeed, instruction.payer);
    keys.set(instruction.payer, key);
    return { ...instruction, signature: signInstruction(instruction, terms, key) };
  };
}
