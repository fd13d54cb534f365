import type { Refusal } from "../../catalogue/refusals.ts";
import type { AuthorisationTerms } from "../../scenario/authorisation.ts";
import type { Claim } from "../../scenario/claims.ts";
import { FirstUses } from "../../scenario/firstUses.ts";
import type { Instruction, SignedInstruction } from "../../scenario/instructions.ts";
import { DONE, type Measure, type MeasureOutcome } from "../../scenario/measures.ts";
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
  /** Carries out a measure; of `halt` and `resume` the referee itself takes care. */
  apply(measure: Measure): MeasureOutcome;
  endDay(): void;
  /** Zero claims are left out. */
  claims(): readonly Claim[];
}

/**
 * A referee over a scheme's model. An error in a list of instructions, wherever it stands, leaves the whole list
 * undone. Memory doesn't grow with the day.
 */
export function refereeOf(terms: AuthorisationTerms, model: Model): Rail {
  const referee = new Referee(terms, model);
  return {
    name: "referee",
    settle: async (instructions) => referee.settle(instructions),
    apply: async (measure) => referee.apply(measure),
    endDay: async () => model.endDay(),
    claims: async () => model.claims(),
    close: async () => referee.close(),
  };
}

class Referee {
  readonly #terms: AuthorisationTerms;
  readonly #model: Model;
  /** Of each id that was decided, the digest and the reason, which is empty if it was accepted. */
  readonly #decided = new FirstUses();
  #isHalted = false;

  constructor(terms: AuthorisationTerms, model: Model) {
    this.#terms = terms;
    this.#model = model;
  }

  settle(instructions: readonly SignedInstruction[]): readonly Decision[] {
    if (this.#isHalted) return instructions.map(({ id }) => ({ id, status: "not_taken", replayed: false }));
    const digests = new Map<string, string>();
    for (const instruction of instructions) {
      const { id } = instruction;
      const earlierDigest = digests.get(id) ?? this.#firstOf(id)?.digest;
      digests.set(id, requireDecidable(instruction, this.#terms, earlierDigest));
    }
    return instructions.map((instruction) => this.#decide(instruction, digests.get(instruction.id) ?? ""));
  }

  apply(measure: Measure): MeasureOutcome {
    if (measure.kind !== "halt" && measure.kind !== "resume") return this.#model.apply(measure);
    this.#isHalted = measure.kind === "halt";
    return DONE;
  }

  close(): void {
    this.#decided.close();
  }

  #decide(instruction: SignedInstruction, digest: string): Decision {
    const { id, atSeconds } = instruction;
    const first = this.#firstOf(id);
    if (first !== undefined) return decision(id, first.reason, true);
    this.#model.advanceTo(atSeconds);
    const reason = this.#model.refusalOf(instruction);
    if (reason === undefined) this.#model.carryOut(instruction);
    this.#decided.record(id, `${digest} ${reason ?? ""}`);
    return decision(id, reason, false);
  }

  #firstOf(id: string): { readonly digest: string; readonly reason: Refusal | undefined } | undefined {
    const [digest, reason] = this.#decided.of(id)?.split(" ") ?? [];
    if (digest === undefined) return undefined;
    return { digest, reason: reason === "" ? undefined : (reason as Refusal) };
  }
}

function decision(id: string, reason: Refusal | undefined, replayed: boolean): Decision {
  return reason === undefined
    ? { id, status: "accepted", replayed }
    : { id, status: "rejected", reason, replayed };
}
