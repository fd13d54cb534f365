import type { AuthorisationTerms } from "../../scenario/authorisation.ts";
import { DONE } from "../../scenario/measures.ts";
import type { Participants } from "../../scenario/participants.ts";
import type { Rail, SettlementMode } from "../../scenario/rail.ts";
import { type Model, refereeOf } from "./referee.ts";
import { claimsOf, openingMoney } from "./money.ts";
import { carryOut } from "./postings.ts";
import { refusalOf } from "./rules.ts";
import { type SessionCalendar, sessionAt } from "./sessions.ts";

export interface RefereeOptions extends SessionCalendar {
  readonly participants: Participants;
  readonly terms: AuthorisationTerms;
  readonly mode: SettlementMode;
}

/**
 * The reference model of scheme `alipay-2.0`. It shares no code with the contracts or the books beyond the scenario
 * and the catalogue.
 */
export function openReferee(options: RefereeOptions): Rail {
  return refereeOf(options.terms, alipay2Model(options));
}

function alipay2Model(options: RefereeOptions): Model {
  const money = openingMoney(options.participants, options.mode);
  let current = 0;
  return {
    refusalOf: (instruction) => refusalOf(instruction, money),
    carryOut: (instruction) => carryOut(instruction, money),
    // a session settles when the first instruction of a later one is decided
    advanceTo: (atSeconds) => {
      const session = sessionAt(atSeconds, options);
      if (session <= current) return;
      money.centralBank.settlePositions();
      current = session;
    },
    apply: (measure) => {
      money.freezes.apply(measure);
      return DONE;
    },
    endDay: () => money.centralBank.settlePositions(),
    claims: () => claimsOf(money),
  };
}
