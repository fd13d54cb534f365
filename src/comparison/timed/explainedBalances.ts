import type { Claim, Instrument } from "../../scenario/claims.ts";
import type { Amount } from "../../scenario/currency.ts";
import type { EntityKind } from "../../scenario/entities.ts";
import type { Instruction, InstructionKind } from "../../scenario/instructions.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import { unsound } from "./answers.ts";

/** What holders hold: money in the wallet, as the scheme calls it, and deposits at banks. */
const POCKETS = ["wallet", "deposit"] as const;
type Pocket = (typeof POCKETS)[number];

const POCKET_OF: Partial<Readonly<Record<Instrument, Pocket>>> = {
  wallet: "wallet",
  coin: "wallet",
  e_cny: "wallet",
  deposit: "deposit",
};

/** What accepted instructions moved, by holder. Memory grows with the holders, not with the instructions. */
export class Movements {
  readonly #sums: Readonly<Record<Pocket, Map<ParticipantId, Amount>>> = {
    wallet: new Map(),
    deposit: new Map(),
  };
  readonly #paid: Readonly<Record<InstructionKind, Set<ParticipantId>>> = {
    top_up: new Set(),
    payment: new Set(),
    withdrawal: new Set(),
  };

  add({ kind, payer, payee, amount }: Instruction): void {
    if (kind !== "withdrawal") this.#move("wallet", payee, amount);
    if (kind !== "top_up") this.#move("wallet", payer, -amount);
    if (kind === "top_up") this.#move("deposit", payee, -amount);
    if (kind === "withdrawal") this.#move("deposit", payer, amount);
    this.#paid[kind].add(payer);
  }

  /**
   * Throws `ANSWERS_DONT_ADD_UP` unless the opening and what was moved make every holder's end balances. Where a
   * scheme charges for instructions, who paid by one may have less in the wallet: what becomes of it is conservation's.
   */
  requireExplain(opening: readonly Claim[], closing: readonly Claim[], rules: HoldingRules): void {
    const [before, after] = [holdings(opening, rules), holdings(closing, rules)];
    for (const pocket of POCKETS) {
      const moved = this.#sums[pocket];
      const everybody = new Set([...before[pocket].keys(), ...after[pocket].keys(), ...moved.keys()]);
      for (const holder of everybody) {
        const expected = amount(before[pocket], holder) + amount(moved, holder);
        const found = amount(after[pocket], holder);
        const wasCharged = rules.charged.some((kind) => this.#paid[kind].has(holder));
        const mayHaveLess = pocket === "wallet" && wasCharged;
        if (found === expected || (mayHaveLess && found < expected)) continue;
        throw unsound(
          `${holder} ends with ${found} minor units in the ${pocket}, but the answers explain ${expected}.`,
        );
      }
    }
  }

  #move(pocket: Pocket, holder: ParticipantId, change: Amount): void {
    const sums = this.#sums[pocket];
    sums.set(holder, amount(sums, holder) + change);
  }
}

export interface HoldingRules {
  readonly kindOf: (entity: ParticipantId) => EntityKind | undefined;
  /** Instructions for which their payers may be charged. */
  readonly charged: readonly InstructionKind[];
}

function holdings(claims: readonly Claim[], { kindOf }: HoldingRules) {
  const sums: Record<Pocket, Map<ParticipantId, Amount>> = { wallet: new Map(), deposit: new Map() };
  for (const { holder, instrument, amount: held } of claims) {
    const pocket = POCKET_OF[instrument];
    const kind = kindOf(holder);
    if (pocket === undefined || (kind !== "person" && kind !== "merchant")) continue;
    sums[pocket].set(holder, amount(sums[pocket], holder) + held);
  }
  return sums;
}

function amount(sums: ReadonlyMap<ParticipantId, Amount>, holder: ParticipantId): Amount {
  return sums.get(holder) ?? 0n;
}
