import type { SigningKey, TypedDataDomain } from "ethers";

import { type AuthorisationTerms, signedParties } from "../authorisation.ts";
import type { Instruction, SignedInstruction } from "../instructions.ts";
import { demonstrationKey, signInstruction } from "../keys.ts";
import type { ParticipantId } from "../participants.ts";
import type { Scenario } from "../scenario.ts";
import { scenarioTerms } from "../terms.ts";
import { toMicroInstruction } from "./convert.ts";
import type { LibraDay } from "./libraDay.ts";
import { LIBRA_STATEMENTS } from "./statements.ts";

/** What the payers of a scenario sign for one chain and coin; as `scenarioTerms`. */
export function libraTerms(
  scenario: Pick<Scenario, "participants" | "keySeed" | "closesAtSeconds">,
  domain: TypedDataDomain,
  validUntilSeconds?: number,
): AuthorisationTerms {
  return scenarioTerms(scenario, domain, validUntilSeconds, LIBRA_STATEMENTS);
}

/**
 * Gives each instruction of the files in ≋USD, signed with the payer's demonstration key: the file has signatures
 * for yuan only, so a payer with a key of its own can't take part.
 */
export function signInLibra(
  { keySeed }: Pick<Scenario, "keySeed">,
  terms: AuthorisationTerms,
  { parameters }: LibraDay,
): (instruction: Instruction) => SignedInstruction {
  const keys = new Map<ParticipantId, SigningKey>();
  return (instruction) => {
    const converted = toMicroInstruction(instruction, parameters.fenPerUsd);
    const { payer } = signedParties(converted, terms);
    const key = keys.get(payer) ?? demonstrationKey(keySeed, payer);
    keys.set(payer, key);
    return { ...converted, signature: signInstruction(converted, terms, key) };
  };
}
