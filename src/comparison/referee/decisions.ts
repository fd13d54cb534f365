import type { Refusal } from "../../catalogue/refusals.ts";
import type { AuthorisationTerms } from "../../scenario/authorisation.ts";
import type { Claim } from "../../scenario/claims.ts";
import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { Decision, Rail } from "../../scenario/rail.ts";
import { requireDecidable } from "./decided.ts";

/** The money and the rules of one scheme: maps of integers, nothing else. */
export interface Model {
  /** The first rule that refuses the instruction; undefined if none does. */
  refusalOf(instruction: SignedInstruction): Refusal | undefined;
  /** Carries out an instruction that no rule refuses. */
  carryOut(instruction: SignedInstruction): void;
  /** What is due before an instruction of this time is decided. */
  moveTo(atSeconds: number): void;
  endDay(): void;
  claims(): readonly Claim[];
}

/**
 * The reference rail of a scheme: decides each instruction once by its model. An error in a list of instructions,
 * wherever it stands, leaves the whole list undone.
 */
export function refereeRail(model: Model, terms: AuthorisationTerms): Rail {
  const decisions = new Map<string, Decision>();
  const knownDigests = new Map<string, string>();

  function decide(instruction: SignedInstruction): Decision {
    const first = decisions.get(instruction.id);
    if (first !== undefined) return { ...first, replayed: true };
    model.moveTo(instruction.atSeconds);
    const reason = model.refusalOf(instruction);
    if (reason === undefined) model.carryOut(instruction);
    const decision: Decision =
      reason === undefined
        ? { id: instruction.id, status: "accepted", replayed: false }
        : { id: instruction.id, status: "rejected", reason, replayed: false };
    decisions.set(instruction.id, decision);
    return decision;
  }

  function settle(instructions: readonly SignedInstruction[]): readonly Decision[] {
    const digests = new Map<string, string>();
    for (const instruction of instructions) {
      const earlierDigest = knownDigests.get(instruction.id) ?? digests.get(instruction.id);
      digests.set(instruction.id, requireDecidable(instruction, terms, earlierDigest));
    }
    for (const [id, digest] of digests) knownDigests.set(id, digest);
    return instructions.map(decide);
  }

  return {
    name: "referee",
    settle: async (instructions) => settle(instructions),
    endDay: async () => model.endDay(),
    claims: async () => model.claims(),
    close: async () => {},
  };
}
