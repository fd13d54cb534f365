import type { SigningKey, TypedDataDomain } from "ethers";

import { type AuthorisationTerms, signedParties } from "../authorisation.ts";
import type { Instruction, SignedInstruction } from "../instructions.ts";
import { demonstrationKey, signInstruction } from "../keys.ts";
import type { Scenario } from "../scenario.ts";
import { scenarioTerms } from "../terms.ts";
import { toMicroInstruction } from "./convert.ts";
import { walletKeys } from "../walletKeys.ts";
import type { LibraDay } from "./libraDay.ts";
import { LIBRA_STATEMENTS } from "./statements.ts";

/** None if absent. */
type MeasuresOfDay = Partial<Pick<Scenario, "measures">>;

/** What the payers of a scenario sign for one chain and coin; as `scenarioTerms`. */
export function libraTerms(
  scenario: Pick<Scenario, "participants" | "keySeed" | "closesAtSeconds"> & MeasuresOfDay,
  domain: TypedDataDomain,
  validUntilSeconds?: number,
): AuthorisationTerms {
  const keyNameOf = walletKeys(scenario.measures ?? []);
  return scenarioTerms(scenario, domain, validUntilSeconds, LIBRA_STATEMENTS, keyNameOf);
}

/**
 * Gives each instruction of the files in ≋USD, signed with the payer's demonstration key: the file has signatures
 * for yuan only, so a payer with a key of its own can't take part.
 */
export function signInLibra(
  { keySeed, measures = [] }: Pick<Scenario, "keySeed"> & MeasuresOfDay,
  terms: AuthorisationTerms,
  { parameters }: LibraDay,
): (instruction: Instruction) => SignedInstruction {
  const keyNameOf = walletKeys(measures);
  const keys = new Map<string, SigningKey>();
  return (instruction) => {
    const converted = toMicroInstruction(instruction, parameters.fenPerUsd);
    const { payer } = signedParties(converted, terms);
    const name = keyNameOf(payer, instruction.atSeconds);
    const key = keys.get(name) ?? demonstrationKey(keySeed, name);
    keys.set(name, key);
    return { ...converted, signature: signInstruction(converted, terms, key) };
  };
}
