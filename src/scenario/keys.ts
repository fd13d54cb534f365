import { SigningKey, computeAddress, id as keccakOfText } from "ethers";

import { type AuthorisationTerms, digestOf } from "./authorisation.ts";
import type { Instruction } from "./instructions.ts";
import type { ParticipantId } from "./participants.ts";
import { signDigest } from "./signatures.ts";

/**
 * Keys for demonstration: anyone who knows the scenario's key seed knows them all. A participant with an
 * `address` in the participants file keeps its own key and signs its instructions itself.
 */
export function demonstrationKey(keySeed: string, participant: ParticipantId): SigningKey {
  return new SigningKey(keccakOfText(`jiaozi demonstration key/${keySeed}/${participant}`));
}

export function demonstrationAddress(keySeed: string, participant: ParticipantId): string {
  return computeAddress(demonstrationKey(keySeed, participant).publicKey);
}

export function signInstruction(
  instruction: Instruction,
  terms: AuthorisationTerms,
  key: SigningKey,
): string {
  return signDigest(digestOf(instruction, terms), key.privateKey);
}
