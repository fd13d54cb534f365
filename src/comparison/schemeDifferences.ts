import { REFUSALS_OF_TIERS, type Refusal } from "../catalogue/refusals.ts";
import type { Instruction } from "../scenario/instructions.ts";
import type { Measure } from "../scenario/measures.ts";
import type { ParticipantId, Participants } from "../scenario/participants.ts";
import type { Decision } from "../scenario/rail.ts";
import { formatYuan } from "../scenario/yuan.ts";
import {
  BALANCE_RULES,
  type BalanceRule,
  type FeeOf,
  type FirstCause,
  type Gap,
  HolderGaps,
} from "./holderGaps.ts";

/**
 * Why alipay-1.0 answers otherwise than alipay-2.0:
 * - `no_interoperation`: the payee's wallet is at another institution
 * - `no_reserve_needed`: 1.0 tops up within one bank's book, 2.0 needs the bank's reserves
 * - `pool_shortage`: the institution's pool at this bank is short, though the institution isn't
 * - `wallet_limit`: a limit of the wallet's tier, which 1.0 has not
 * - `fee`: the wallet covers the amount but not the fee as well
 * - `knock_on`: the rule is the same, but a balance that it looks at differs since an earlier difference
 */
export const DIFFERENCE_CAUSES = [
  "no_interoperation",
  "no_reserve_needed",
  "pool_shortage",
  "wallet_limit",
  "fee",
  "knock_on",
] as const;
export type DifferenceCause = (typeof DIFFERENCE_CAUSES)[number];
export type DirectCause = Exclude<DifferenceCause, "knock_on">;

export type Answer = "accepted" | Refusal;

/** One instruction that the two schemes answer differently. */
export interface SchemeDifference {
  readonly instruction: Instruction;
  readonly alipay1: Answer;
  readonly alipay2: Answer;
  readonly cause: DifferenceCause;
  readonly inWords: string;
  /** Of a `knock_on`: the earlier instruction with which it began, and why that one differed. */
  readonly firstCause?: FirstCause;
}

/**
 * Follows one day under both schemes, decision by decision, and finds the cause of each difference. It keeps a
 * balance for each holder in whom the schemes differ, and nothing for each instruction.
 */
export class SchemeDifferences {
  readonly #participants: Participants;
  readonly #gaps: HolderGaps;
  /** Those still to come. */
  readonly #measures: Measure[];

  /**
   * `feeOf` says what a withdrawal costs under alipay-1.0, given what its payer has withdrawn so far; `measures` are
   * those of the day, in order of time.
   */
  constructor(participants: Participants, feeOf: FeeOf, measures: readonly Measure[] = []) {
    this.#measures = [...measures];
    this.#participants = participants;
    this.#gaps = new HolderGaps(participants, feeOf);
  }

  /** The difference, if there is one. Both decisions are of this instruction; repeated answers are passed over. */
  add(instruction: Instruction, alipay1: Decision, alipay2: Decision): SchemeDifference | undefined {
    while ((this.#measures[0]?.atSeconds ?? Infinity) <= instruction.atSeconds)
      this.#gaps.apply(this.#measures.shift() as Measure);
    if (alipay1.replayed || alipay2.replayed) return undefined;
    const answers = { alipay1: answerOf(alipay1), alipay2: answerOf(alipay2) };
    const difference = answers.alipay1 === answers.alipay2 ? undefined : this.#explain(instruction, answers);
    this.#gaps.follow(instruction, answers, firstCauseOf(instruction, difference));
    return difference;
  }

  #explain(instruction: Instruction, answers: Answers): SchemeDifference {
    const holder = this.#participants.holders.get(
      instruction.kind === "top_up" ? instruction.payee : instruction.payer,
    );
    if (holder === undefined) throw new Error(`${instruction.id} is nobody's`);
    const cause = directCauseOf(answers, () => this.#gaps.balanceRuleWithoutFee(instruction));
    if (cause !== undefined) return { instruction, ...answers, cause, inWords: IN_WORDS[cause] };
    const gap = this.#gaps.of(holder.id, instruction.kind === "top_up" ? "deposit" : "wallet");
    if (gap === undefined) {
      const { alipay1, alipay2 } = answers;
      throw new Error(`${instruction.id}: ${alipay1} and ${alipay2}, but ${holder.id} has the same in both`);
    }
    const { firstCause } = gap;
    return {
      instruction,
      ...answers,
      cause: "knock_on",
      inWords: knockOnInWords(holder.id, gap),
      firstCause,
    };
  }
}

interface Answers {
  readonly alipay1: Answer;
  readonly alipay2: Answer;
}

function answerOf(decision: Decision): Answer {
  if (decision.status === "not_taken") throw new Error(`${decision.id}: a scheme in yuan has no halt`);
  return decision.status === "accepted" ? "accepted" : decision.reason;
}

/**
 * The rules are applied in an order; the first one that the two schemes answer differently is the cause. Undefined
 * if that is a rule about a balance that both schemes have.
 */
function directCauseOf(
  { alipay1, alipay2 }: Answers,
  withoutFee: () => BalanceRule | undefined,
): DirectCause | undefined {
  if (alipay1 === "NOT_SAME_INSTITUTION") return "no_interoperation";
  const balanceRule2 = balanceRuleOf(alipay2);
  if (balanceRuleOf(alipay1) !== balanceRule2) return withoutFee() === balanceRule2 ? "fee" : undefined;
  if (alipay1 === "POOL_INSUFFICIENT") return "pool_shortage";
  if (REFUSALS_OF_TIERS.some((limit) => limit === alipay2)) return "wallet_limit";
  return alipay2 === "BANK_RESERVE_INSUFFICIENT" ? "no_reserve_needed" : undefined;
}

function balanceRuleOf(answer: Answer): BalanceRule {
  return BALANCE_RULES.find((rule) => rule === answer) ?? "passes";
}

export const IN_WORDS: Readonly<Record<DirectCause, string>> = {
  no_interoperation: "The payee's wallet is at another institution, which alipay-1.0 can't pay.",
  no_reserve_needed:
    "alipay-1.0 tops up within one bank's book; alipay-2.0 needs reserves that the bank lacks.",
  pool_shortage: "The institution's pool at this bank is short, though the institution is solvent.",
  wallet_limit: "A limit of the wallet's tier stands against it, which alipay-1.0 here doesn't have.",
  fee: "The wallet covers the amount, but not the withdrawal fee besides.",
};

function knockOnInWords(holder: ParticipantId, { what, moreFen, firstCause }: Gap): string {
  const difference = moreFen > 0n ? `${formatYuan(moreFen)} yuan more` : `${formatYuan(-moreFen)} yuan less`;
  const { id, cause } = firstCause;
  return `The ${what} of ${holder} holds ${difference} than under alipay-2.0, which began with ${id} (${cause}).`;
}

/** With what a balance that differs from now on began. A fee alone makes wallets differ, not answers. */
function firstCauseOf({ id }: Instruction, difference: SchemeDifference | undefined): FirstCause {
  if (difference === undefined) return { id, cause: "fee" };
  if (difference.firstCause !== undefined) return difference.firstCause;
  return { id, cause: difference.cause as DirectCause };
}
