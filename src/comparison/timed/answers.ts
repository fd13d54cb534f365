import { JiaoziError } from "../../catalogue/errors.ts";
import { REFUSALS } from "../../catalogue/refusals.ts";
import type { Decision } from "../../scenario/rail.ts";

/** What a rail answered, without the id: the place says whose answer it is. */
export type BareDecision = Decision extends infer D ? (D extends unknown ? Omit<D, "id"> : never) : never;

const UNANSWERED = 0;
const SMALLEST = 1_024;

/** Every answer by the place of its instruction in the file: one byte each, all that is kept of an instruction. */
export class Answers {
  #bytes = new Uint8Array(SMALLEST);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Throws `ANSWERS_DONT_ADD_UP` for a second answer to the same place, or one that names another instruction. */
  put(position: number, id: string, decision: Decision): void {
    if (decision.id !== id) throw unsound(`${id} was answered with the decision on ${decision.id}.`);
    if (this.at(position) !== undefined) throw unsound(`${id} was answered twice.`);
    this.#reach(position);
    this.#bytes[position] = codeOf(decision);
    this.#count += 1;
  }

  at(position: number): BareDecision | undefined {
    const code = this.#bytes[position] ?? UNANSWERED;
    if (code === UNANSWERED) return undefined;
    const replayed = (code - 1) % 2 === 1;
    const reason = REFUSALS[Math.floor((code - 1) / 2)] ?? "NONE";
    return reason === "NONE" ? { status: "accepted", replayed } : { status: "rejected", reason, replayed };
  }

  #reach(position: number): void {
    if (position < this.#bytes.length) return;
    const wider = new Uint8Array(Math.max(this.#bytes.length * 2, position + 1));
    wider.set(this.#bytes);
    this.#bytes = wider;
  }
}

function codeOf(decision: Decision): number {
  // timed days have no measures, so nothing is halted
  if (decision.status === "not_taken") throw unsound(`${decision.id} wasn't taken.`);
  const reason = decision.status === "accepted" ? "NONE" : decision.reason;
  return 1 + REFUSALS.indexOf(reason) * 2 + (decision.replayed ? 1 : 0);
}

export function unsound(what: string): JiaoziError {
  const nextStep =
    "Don't use this run's figures: the rail lost or doubled something. Report it with the seed.";
  return new JiaoziError("ANSWERS_DONT_ADD_UP", what, nextStep);
}
