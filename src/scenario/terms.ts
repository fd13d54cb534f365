import { join } from "node:path";

import type { SigningKey, TypedDataDomain } from "ethers";

import { JiaoziError } from "../catalogue/errors.ts";
import { ALIPAY_2_STATEMENTS } from "./alipay2/statements.ts";
import {
  type AuthorisationTerms,
  type Statements,
  signedParties,
  verifyAuthorisation,
} from "./authorisation.ts";
import { entityKindOf } from "./entities.ts";
import type { SignedInstruction } from "./instructions.ts";
import { demonstrationAddress, demonstrationKey, signInstruction } from "./keys.ts";
import type { ParticipantId, Participants } from "./participants.ts";
import { FIRST_KEYS, type KeyNameOf } from "./walletKeys.ts";
import { INSTRUCTIONS_FILE, type InstructionLine, PARTICIPANTS_FILE, type Scenario } from "./scenario.ts";

/**
 * What the payers of a scenario sign for one chain and contract. Authorisations may be used until the day closes,
 * unless `validUntilSeconds` (since 1970-01-01 UTC) says otherwise. `addressOf` throws `UNKNOWN_PARTICIPANT`.
 */
export function scenarioTerms(
  scenario: Pick<Scenario, "participants" | "keySeed" | "closesAtSeconds">,
  domain: TypedDataDomain,
  validUntilSeconds: number = scenario.closesAtSeconds,
  statements: Statements = ALIPAY_2_STATEMENTS,
  keyNameOf: KeyNameOf = FIRST_KEYS,
): AuthorisationTerms {
  return {
    domain,
    statements,
    validUntilSeconds,
    addressOf: addressBook(scenario.participants, scenario.keySeed, keyNameOf),
  };
}

/** Deriving a demonstration address takes about a millisecond, so each is derived once. */
function addressBook(
  participants: Participants,
  keySeed: string,
  keyNameOf: KeyNameOf,
): AuthorisationTerms["addressOf"] {
  const addresses = new Map<ParticipantId, string>();
  const owners = new Map<string, ParticipantId>();
  return (id, atSeconds) => {
    const name = keyNameOf(id, atSeconds);
    const known = addresses.get(name);
    if (known !== undefined) return known;
    requireParticipant(participants, id);
    const address = participants.holders.get(id)?.address ?? demonstrationAddress(keySeed, name);
    requireSoleOwner(owners, address, name);
    addresses.set(name, address);
    return address;
  };
}

function requireParticipant(participants: Participants, id: ParticipantId): void {
  if (entityKindOf(participants, id) !== undefined) return;
  const nextStep = `Add ${id} to ${PARTICIPANTS_FILE}, or use the id of a participant.`;
  throw new JiaoziError("UNKNOWN_PARTICIPANT", `${id} isn't a participant.`, nextStep, {
    file: PARTICIPANTS_FILE,
  });
}

/** A given address that is another's demonstration address would make the two one wallet on chain. */
function requireSoleOwner(owners: Map<string, ParticipantId>, address: string, id: ParticipantId): void {
  const owner = owners.get(address) ?? id;
  if (owner !== id) {
    const message = `${id} and ${owner} have the same address ${address}.`;
    const place = { file: PARTICIPANTS_FILE, field: "address", address };
    throw new JiaoziError("BAD_FIELD", message, "Give every participant a key of its own.", place);
  }
  owners.set(address, id);
}

/**
 * The scenario's instructions as every rail receives them: with the signature of the file, verified, or signed with
 * the payer's demonstration key. Throws `INVALID_SIGNATURE` with file, line and field, and what reading throws.
 */
export async function* signAll(
  scenario: Scenario,
  terms: AuthorisationTerms,
): AsyncGenerator<SignedInstruction> {
  const keys = new Map<ParticipantId, SigningKey>();
  for await (const line of scenario.instructions()) {
    yield line.signature === undefined
      ? withDemonstrationSignature(line, scenario.keySeed, terms, keys)
      : withVerifiedSignature({ ...line.instruction, signature: line.signature }, line, scenario, terms);
  }
}

function withDemonstrationSignature(
  { instruction }: InstructionLine,
  keySeed: string,
  terms: AuthorisationTerms,
  keys: Map<ParticipantId, SigningKey>,
): SignedInstruction {
  const { payer } = signedParties(instruction, terms);
  const key = keys.get(payer) ?? demonstrationKey(keySeed, payer);
  keys.set(payer, key);
  return { ...instruction, signature: signInstruction(instruction, terms, key) };
}

function withVerifiedSignature(
  instruction: SignedInstruction,
  { line }: InstructionLine,
  scenario: Scenario,
  terms: AuthorisationTerms,
): SignedInstruction {
  try {
    verifyAuthorisation(instruction, terms);
    return instruction;
  } catch (error) {
    if (!(error instanceof JiaoziError)) throw error;
    const file = join(scenario.folder, INSTRUCTIONS_FILE);
    const place = { ...error.place, file, line, field: "signature" };
    throw new JiaoziError(
      error.code,
      `${file}, line ${line}, signature: ${error.message}`,
      error.nextStep,
      place,
      error,
    );
  }
}
