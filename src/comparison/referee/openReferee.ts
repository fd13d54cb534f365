import type { AuthorisationTerms } from "../../scenario/authorisation.ts";
import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { Participants } from "../../scenario/participants.ts";
import type { Decision, Rail, SettlementMode } from "../../scenario/rail.ts";
import { requireDecidable } from "./decided.ts";
import { type Money, claimsOf, openingMoney } from "./money.ts";
import { carryOut } from "./postings.ts";
import { refusalOf } from "./rules.ts";
import { type SessionCalendar, sessionAt } from "./sessions.ts";

export interface RefereeOptions extends SessionCalendar {
  readonly participants: Participants;
  readonly terms: AuthorisationTerms;
  readonly mode: SettlementMode;
}

/**
 * The reference model of scheme `alipay-2.0`: maps of integers and the rules, nothing else. It shares no code with
 * the contracts or the books beyond the scenario and the catalogue. An error in a list of instructions, wherever it
 * stands, leaves the whole list undone.
 */
export function openReferee(options: RefereeOptions): Rail {
  const referee = new Referee(options);
  return {
    name: "referee",
    settle: async (instructions) => referee.settle(instructions),
    endDay: async () => referee.settleSession(),
    claims: async () => claimsOf(referee.money),
    close: async () => {},
  };
}

class Referee {
  readonly money: Money;
  readonly #options: RefereeOptions;
  readonly #decisions = new Map<string, Decision>();
  readonly #digests = new Map<string, string>();
  #session = 0;

  constructor(options: RefereeOptions) {
    this.#options = options;
    this.money = openingMoney(options.participants, options.mode);
  }

  settle(instructions: readonly SignedInstruction[]): readonly Decision[] {
    const digests = new Map<string, string>();
    for (const instruction of instructions) {
      const earlierDigest = this.#digests.get(instruction.id) ?? digests.get(instruction.id);
      digests.set(instruction.id, requireDecidable(instruction, this.#options.terms, earlierDigest));
    }
    for (const [id, digest] of digests) this.#digests.set(id, digest);
    return instructions.map((instruction) => this.#decide(instruction));
  }

  settleSession(): void {
    this.money.centralBank.settlePositions();
  }

  #decide(instruction: SignedInstruction): Decision {
    const first = this.#decisions.get(instruction.id);
    if (first !== undefined) return { ...first, replayed: true };
    this.#openSessionOf(instruction);
    const reason = refusalOf(instruction, this.money);
    if (reason === undefined) carryOut(instruction, this.money);
    const decision: Decision =
      reason === undefined
        ? { id: instruction.id, status: "accepted", replayed: false }
        : { id: instruction.id, status: "rejected", reason, replayed: false };
    this.#decisions.set(instruction.id, decision);
    return decision;
  }

  /** A session settles when the first instruction of a later one is decided. */
  #openSessionOf({ atSeconds }: SignedInstruction): void {
    const session = sessionAt(atSeconds, this.#options);
    if (session <= this.#session) return;
    this.settleSession();
    this.#session = session;
  }
}
