import type { SigningKey, TypedDataDomain } from "ethers";

import { type AuthorisationTerms, signedParties } from "../authorisation.ts";
import type { Instruction, SignedInstruction } from "../instructions.ts";
import { demonstrationKey, signInstruction } from "../keys.ts";
import type { Scenario } from "../scenario.ts";
import { scenarioTerms } from "../terms.ts";
import { ECNY_STATEMENTS } from "./statements.ts";

/** What the payers of a scenario sign for one chain and e-CNY contract; as `scenarioTerms`. */
export function ecnyTerms(
  scenario: Pick<Scenario, "participants" | "keySeed" | "closesAtSeconds">,
  domain: TypedDataDomain,
  validUntilSeconds?: number,
): AuthorisationTerms {
  return scenarioTerms(scenario, domain, validUntilSeconds, ECNY_STATEMENTS);
}

/**
 * Gives each instruction of the files as the payers of e-CNY sign it, with demonstration keys: the file has signatures
 * for wallet yuan only, so a payer with a key of its own can't take part.
 */
export function signInECny(
  { keySeed }: Pick<Scenario, "keySeed">,
  terms: AuthorisationTerms,
): (instruction: Instruction) => SignedInstruction {
  const keys = new Map<string, SigningKey>();
  return (instruction) => {
    const { payer } = signedParties(instruction, terms);
    const key = keys.get(payer) ?? demonstrationKey(keySeed, payer);
    keys.set(payer, key);
    return { ...instruction, signature: signInstruction(instruction, terms, key) };
  };
}
