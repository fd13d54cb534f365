import type { Decision } from "../scenario/rail.ts";
import {
  type Answer,
  DIFFERENCE_CAUSES,
  type DifferenceCause,
  type DirectCause,
  type SchemeDifference,
} from "./schemeDifferences.ts";

/** Of each cause, how many differences are told in the summary. */
const EXAMPLES = 5;

export interface CauseSummary {
  readonly cause: DifferenceCause;
  readonly instructions: number;
  /** Sum of the instructions' amounts, as digits. */
  readonly amountFen: string;
  /** Of `knock_on`: how many go back to each cause. */
  readonly firstCauses: Readonly<Partial<Record<DirectCause, number>>>;
  /** The first of them. */
  readonly examples: readonly {
    readonly id: string;
    readonly alipay1: Answer;
    readonly alipay2: Answer;
    readonly inWords: string;
  }[];
}

/** What `differences.json` says. */
export interface DifferencesSummary {
  readonly version: 1;
  readonly schemes: readonly ["alipay-1.0", "alipay-2.0"];
  /** Instructions, each counted once however often it came. */
  readonly instructions: number;
  readonly answeredAlike: number;
  readonly answeredOtherwise: number;
  readonly causes: readonly CauseSummary[];
}

/** Counts differences by cause; memory doesn't grow with the day. */
export class DifferencesTally {
  #instructions = 0;
  #differing = 0;
  readonly #causes = new Map<DifferenceCause, CauseSummary>(
    DIFFERENCE_CAUSES.map((cause) => [
      cause,
      { cause, instructions: 0, amountFen: "0", firstCauses: {}, examples: [] },
    ]),
  );

  /** Counts an answer, and the difference if there is one. */
  add(decision: Decision, difference: SchemeDifference | undefined): void {
    if (decision.replayed) return;
    this.#instructions += 1;
    if (difference === undefined) return;
    this.#differing += 1;
    const before = this.#causes.get(difference.cause);
    if (before !== undefined) this.#causes.set(difference.cause, withOneMore(before, difference));
  }

  summary(): DifferencesSummary {
    return {
      version: 1,
      schemes: ["alipay-1.0", "alipay-2.0"],
      instructions: this.#instructions,
      answeredAlike: this.#instructions - this.#differing,
      answeredOtherwise: this.#differing,
      causes: [...this.#causes.values()],
    };
  }
}

function withOneMore(before: CauseSummary, difference: SchemeDifference): CauseSummary {
  const { instruction, alipay1, alipay2, inWords, firstCause } = difference;
  const first = firstCause?.cause;
  return {
    cause: before.cause,
    instructions: before.instructions + 1,
    amountFen: (BigInt(before.amountFen) + instruction.amount).toString(),
    firstCauses:
      first === undefined
        ? before.firstCauses
        : { ...before.firstCauses, [first]: (before.firstCauses[first] ?? 0) + 1 },
    examples:
      before.examples.length < EXAMPLES
        ? [...before.examples, { id: instruction.id, alipay1, alipay2, inWords }]
        : before.examples,
  };
}
