import { REFUSALS_OF_TIERS, type Refusal } from "../catalogue/refusals.ts";
import type { ECnyDay } from "../scenario/ecny/ecnyDay.ts";
import type { Instruction } from "../scenario/instructions.ts";
import type { Holder, ParticipantId } from "../scenario/participants.ts";
import type { Decision } from "../scenario/rail.ts";
import { BALANCE_RULES } from "./holderGaps.ts";

/**
 * Why e-CNY answers otherwise than alipay-2.0:
 * - `payment_account_limit`: a limit of a payment account's tier, which binds no e-CNY wallet
 * - `no_reserves_needed`: regime of 2026: the operating bank converts its own deposit
 * - `operators_reserves`: regime of 2026: the debt goes to another bank, and this one hasn't as much in reserves
 * - `knock_on`: the rule is the same, but a balance, limit or reserve that it looks at differs since an earlier difference
 */
export const ECNY_CAUSES = [
  "payment_account_limit",
  "no_reserves_needed",
  "operators_reserves",
  "knock_on",
] as const;
export type ECnyCause = (typeof ECNY_CAUSES)[number];

export interface ECnyDifference {
  readonly instruction: Instruction;
  readonly eCny: "accepted" | Refusal;
  readonly alipay2: "accepted" | Refusal;
  readonly cause: ECnyCause;
  /** Of a `knock_on`: the earlier instruction with which it began. */
  readonly firstInstruction?: string;
}

/** Follows one day under both schemes; keeps who was touched by a difference, and nothing for each instruction. */
export class ECnyDifferences {
  readonly #day: ECnyDay;
  readonly #institutionOf: (holder: ParticipantId) => ParticipantId | undefined;
  /** By holder, bank or institution: the first difference after which its balances may differ. */
  readonly #touchedBy = new Map<ParticipantId, string>();

  /** `institutionOf` says who keeps a wallet under alipay-2.0. */
  constructor(day: ECnyDay, institutionOf: (holder: ParticipantId) => ParticipantId | undefined) {
    this.#day = day;
    this.#institutionOf = institutionOf;
  }

  /** The difference, if there is one. Both decisions are of this instruction; repeated answers are passed over. */
  add(instruction: Instruction, eCny: Decision, alipay2: Decision): ECnyDifference | undefined {
    if (eCny.replayed || alipay2.replayed) return undefined;
    const answers = { eCny: answerOf(eCny), alipay2: answerOf(alipay2) };
    const parties = this.#partiesOf(instruction);
    if (answers.eCny === answers.alipay2) return undefined;
    const firstInstruction =
      this.#directCause(instruction, answers) === undefined ? this.#earlier(parties) : undefined;
    const cause = this.#directCause(instruction, answers) ?? "knock_on";
    const began = firstInstruction ?? instruction.id;
    for (const party of parties) if (!this.#touchedBy.has(party)) this.#touchedBy.set(party, began);
    return {
      instruction,
      ...answers,
      cause,
      ...(firstInstruction === undefined ? {} : { firstInstruction }),
    };
  }

  /** The first rule, in the order of rules, that the schemes answer differently; undefined if both have it. */
  #directCause(
    instruction: Instruction,
    answers: Pick<ECnyDifference, "eCny" | "alipay2">,
  ): ECnyCause | undefined {
    const { eCny, alipay2 } = answers;
    if (isOfBalances(eCny) || isOfBalances(alipay2)) return undefined;
    const { kind, payer, payee } = instruction;
    if (kind !== "top_up" && eCny === "BANK_RESERVE_INSUFFICIENT") return "operators_reserves";
    const operator = this.#day.participants.holders.get(payee)?.institution;
    const isAtOperator = this.#day.regime === "DEPOSIT_2026" && kind === "top_up" && operator === payer;
    if (isAtOperator && alipay2 === "BANK_RESERVE_INSUFFICIENT") return "no_reserves_needed";
    const isUnlimited = (holder: Holder | undefined) => holder !== undefined && holder.tier === undefined;
    const limited = alipay2 === "BALANCE_LIMIT_EXCEEDED" ? payee : payer;
    const byLimit = REFUSALS_OF_TIERS.some((limit) => limit === alipay2);
    return byLimit && isUnlimited(this.#day.participants.holders.get(limited))
      ? "payment_account_limit"
      : undefined;
  }

  #earlier(parties: readonly ParticipantId[]): string {
    const found = parties.map((party) => this.#touchedBy.get(party)).find((one) => one !== undefined);
    if (found === undefined) throw new Error(`${parties.join(", ")} have the same under both schemes`);
    return found;
  }

  /** Whose balances it looks at or moves: both sides, their banks, and who keeps or operates their wallets. */
  #partiesOf({ payer, payee }: Instruction): readonly ParticipantId[] {
    return [payer, payee].flatMap((id) => {
      const holder = this.#day.participants.holders.get(id);
      if (holder === undefined) return [id];
      const { bank, institution: operator } = holder;
      return [
        id,
        bank,
        operator,
        ...(this.#institutionOf(id) === undefined ? [] : [this.#institutionOf(id) as string]),
      ];
    });
  }
}

function isOfBalances(answer: "accepted" | Refusal): boolean {
  return BALANCE_RULES.some((rule) => rule === answer);
}

function answerOf(decision: Decision): "accepted" | Refusal {
  if (decision.status === "not_taken") throw new Error(`${decision.id}: a scheme in yuan has no halt`);
  return decision.status === "accepted" ? "accepted" : decision.reason;
}

export const ECNY_IN_WORDS: Readonly<Record<ECnyCause, string>> = {
  payment_account_limit:
    "A limit of the payment account's tier stands against it, which binds no e-CNY wallet.",
  no_reserves_needed: "The operating bank converts its own deposit, for which it needs no reserves.",
  operators_reserves:
    "What the payer's bank owes would go to another bank, and it hasn't as much in reserves.",
  knock_on: "The rule is the same, but what it looks at differs since an earlier difference.",
};
