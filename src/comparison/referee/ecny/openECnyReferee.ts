import type { AuthorisationTerms } from "../../../scenario/authorisation.ts";
import type { ECnyDay } from "../../../scenario/ecny/ecnyDay.ts";
import { DONE } from "../../../scenario/measures.ts";
import type { Rail } from "../../../scenario/rail.ts";
import { refereeOf } from "../referee.ts";
import { claimsOf, openingMoney } from "./money.ts";
import { carryOut } from "./postings.ts";
import { refusalOf } from "./rules.ts";

/** The reference model of scheme `e-cny`, in either regime. Every payment is settled when it is made. */
export function openECnyReferee(day: ECnyDay, terms: AuthorisationTerms): Rail {
  const money = openingMoney(day);
  return refereeOf(terms, {
    advanceTo: () => undefined,
    refusalOf: (instruction) => refusalOf(instruction, money),
    carryOut: (instruction) => carryOut(instruction, money),
    apply: (measure) => {
      money.freezes.apply(measure);
      return DONE;
    },
    endDay: () => undefined,
    claims: () => claimsOf(money),
  });
}
