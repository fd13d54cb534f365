import type { Instruction } from "../scenario/instructions.ts";
import type { Measure } from "../scenario/measures.ts";
import type { Fen, Holder, ParticipantId, Participants } from "../scenario/participants.ts";
import type { Answer, DirectCause } from "./schemeDifferences.ts";

/** Which of the rules about balances refuses, or that all of them pass. */
export const BALANCE_RULES = [
  "DEPOSIT_INSUFFICIENT",
  "INSUFFICIENT_BALANCE",
  "INSUFFICIENT_UNFROZEN_BALANCE",
] as const;
export type BalanceRule = (typeof BALANCE_RULES)[number] | "passes";

/** The instruction with which a difference of balances began, and why the schemes parted over it. */
export interface FirstCause {
  readonly id: string;
  readonly cause: DirectCause;
}

/** A balance that isn't the same under the two schemes. */
export interface Gap {
  readonly what: "wallet" | "deposit";
  /** How much more there is under alipay-1.0; negative if less. */
  readonly moreFen: Fen;
  readonly firstCause: FirstCause;
}

/** What a person's withdrawal costs under alipay-1.0, having withdrawn so much before. */
export type FeeOf = (amountFen: Fen, withdrawnFen: Fen) => Fen;

/** Holders' wallets under alipay-1.0, and by how much wallets and deposits differ under alipay-2.0. */
export class HolderGaps {
  readonly #participants: Participants;
  readonly #feeOf: FeeOf;
  readonly #gaps = new Map<string, Gap>();
  /** How wallets under alipay-1.0 have changed since the opening. */
  readonly #changesFen = new Map<ParticipantId, Fen>();
  readonly #withdrawnFen = new Map<ParticipantId, Fen>();
  /** Where a measure has changed it since the opening. */
  readonly #frozenFen = new Map<ParticipantId, Fen>();

  constructor(participants: Participants, feeOf: FeeOf) {
    this.#participants = participants;
    this.#feeOf = feeOf;
  }

  of(holder: ParticipantId, what: Gap["what"]): Gap | undefined {
    return this.#gaps.get(keyOf(holder, what));
  }

  /** What the rules about wallets would say of a withdrawal under alipay-1.0 if it were free; else undefined. */
  balanceRuleWithoutFee({ kind, payer, amount }: Instruction): BalanceRule | undefined {
    if (kind !== "withdrawal") return undefined;
    const { walletFen, frozenFen: atOpeningFen } = this.#holder(payer);
    const frozenFen = this.#frozenFen.get(payer) ?? atOpeningFen;
    const balanceFen = walletFen + (this.#changesFen.get(payer) ?? 0n);
    if (balanceFen < amount) return "INSUFFICIENT_BALANCE";
    return balanceFen - frozenFen < amount ? "INSUFFICIENT_UNFROZEN_BALANCE" : "passes";
  }

  /** Of a measure, only the frozen amount matters here: both schemes answer alike to a wallet that is frozen as a whole. */
  apply({ kind, subject, amount }: Measure): void {
    if (kind === "freeze_amount") this.#frozenFen.set(subject, amount);
  }

  /** Moves what the answers moved. `firstCause` is that of balances which begin to differ here. */
  follow(
    instruction: Instruction,
    answers: { readonly alipay1: Answer; readonly alipay2: Answer },
    firstCause: FirstCause,
  ): void {
    const moves1 = answers.alipay1 === "accepted" ? movesOf(instruction, this.#feeFen(instruction)) : [];
    const moves2 = answers.alipay2 === "accepted" ? movesOf(instruction, 0n) : [];
    if (moves1.length > 0 && instruction.kind === "withdrawal") {
      addTo(this.#withdrawnFen, instruction.payer, instruction.amount);
    }
    for (const { holder, what, amountFen } of moves1) {
      if (what === "wallet") addTo(this.#changesFen, holder, amountFen);
    }
    // what both schemes move widens nothing, so the two are added up before a gap opens or closes
    const widerFen = new Map<string, { readonly move: Move; readonly byFen: Fen }>();
    const widen = (move: Move, byFen: Fen) => {
      const key = keyOf(move.holder, move.what);
      widerFen.set(key, { move, byFen: (widerFen.get(key)?.byFen ?? 0n) + byFen });
    };
    for (const move of moves1) widen(move, move.amountFen);
    for (const move of moves2) widen(move, -move.amountFen);
    for (const { move, byFen } of widerFen.values()) this.#widen(move.holder, move.what, byFen, firstCause);
  }

  #feeFen({ kind, payer, amount }: Instruction): Fen {
    if (kind !== "withdrawal" || this.#holder(payer).kind === "merchant") return 0n;
    return this.#feeOf(amount, this.#withdrawnFen.get(payer) ?? 0n);
  }

  #widen(holder: ParticipantId, what: Gap["what"], byFen: Fen, firstCause: FirstCause): void {
    if (byFen === 0n) return;
    const key = keyOf(holder, what);
    const before = this.#gaps.get(key);
    const moreFen = (before?.moreFen ?? 0n) + byFen;
    if (moreFen === 0n) this.#gaps.delete(key);
    else this.#gaps.set(key, { what, moreFen, firstCause: before?.firstCause ?? firstCause });
  }

  #holder(id: ParticipantId): Holder {
    const holder = this.#participants.holders.get(id);
    if (holder === undefined) throw new Error(`${id} isn't a holder`);
    return holder;
  }
}

interface Move {
  readonly holder: ParticipantId;
  readonly what: Gap["what"];
  readonly amountFen: Fen;
}

/** What an accepted instruction does to holders' balances. */
function movesOf({ kind, payer, payee, amount }: Instruction, feeFen: Fen): readonly Move[] {
  switch (kind) {
    case "top_up":
      return [
        { holder: payee, what: "deposit", amountFen: -amount },
        { holder: payee, what: "wallet", amountFen: amount },
      ];
    case "payment":
      return [
        { holder: payer, what: "wallet", amountFen: -amount },
        { holder: payee, what: "wallet", amountFen: amount },
      ];
    case "withdrawal":
      return [
        { holder: payer, what: "wallet", amountFen: -(amount + feeFen) },
        { holder: payer, what: "deposit", amountFen: amount },
      ];
  }
}

function addTo(amounts: Map<ParticipantId, Fen>, id: ParticipantId, amountFen: Fen): void {
  amounts.set(id, (amounts.get(id) ?? 0n) + amountFen);
}

function keyOf(holder: ParticipantId, what: Gap["what"]): string {
  return `${what} ${holder}`;
}
