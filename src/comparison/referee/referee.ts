import type { Refusal } from "../../catalogue/refusals.ts";
import type { AuthorisationTerms } from "../../scenario/authorisation.ts";
import type { Claim } from "../../scenario/claims.ts";
import type { Instruction, SignedInstruction } from "../../scenario/instructions.ts";
import type { Decision, Rail } from "../../scenario/rail.ts";
import { requireDecidable } from "./decided.ts";

/** A scheme's money and rules. */
export interface Model {
  /** Does what the scheme does of itself by the time of a new instruction. */
  advanceTo(atSeconds: number): void;
  /** The first rule that refuses the instruction; undefined if none does. */
  refusalOf(instruction: Instruction): Refusal | undefined;
  /** Carries out an instruction that no rule refuses. */
  carryOut(instruction: Instruction): void;
  endDay(): void;
  /** Zero claims are left out. */
  claims(): readonly Claim[];
}

/** A referee over a scheme's model. An error in a list of instructions, wherever it stands, leaves the whole list undone. */
export function refereeOf(terms: AuthorisationTerms, model: Model): Rail {
  const referee = new Referee(terms, model);
  return {
    name: "referee",
    settle: async (instructions) => referee.settle(instructions),
    endDay: async () => model.endDay(),
    claims: async () => model.claims(),
    close: async () => {},
  };
}

class Referee {
  readonly #terms: AuthorisationTerms;
  readonly #model: Model;
  readonly #decisions = new Map<string, Decision>();
  readonly #digests = new Map<string, string>();

  constructor(terms: AuthorisationTerms, model: Model) {
    this.#terms = terms;
    this.#model = model;
  }

  settle(instructions: readonly SignedInstruction[]): readonly Decision[] {
    const digests = new Map<string, string>();
    for (const instruction of instructions) {
      const earlierDigest = this.#digests.get(instruction.id) ?? digests.get(instruction.id);
      digests.set(instruction.id, requireDecidable(instruction, this.#terms, earlierDigest));
    }
    for (const [id, digest] of digests) this.#digests.set(id, digest);
    return instructions.map((instruction) => this.#decide(instruction));
  }

  #decide(instruction: SignedInstruction): Decision {
    const { id } = instruction;
    const first = this.#decisions.get(id);
    if (first !== undefined) return { ...first, replayed: true };
    this.#model.advanceTo(instruction.atSeconds);
    const reason = this.#model.refusalOf(instruction);
    if (reason === undefined) this.#model.carryOut(instruction);
    const decision: Decision =
      reason === undefined
        ? { id, status: "accepted", replayed: false }
        : { id, status: "rejected", reason, replayed: false };
    this.#decisions.set(id, decision);
    return decision;
  }
}
