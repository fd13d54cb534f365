import type { AuthorisationTerms } from "../../../scenario/authorisation.ts";
import type { LibraDay } from "../../../scenario/libra/libraDay.ts";
import { DONE, isIssuance } from "../../../scenario/measures.ts";
import type { Rail } from "../../../scenario/rail.ts";
import { type Model, refereeOf } from "../referee.ts";
import { claimsOf, openingCoins } from "./coins.ts";
import { issuanceOf } from "./issuance.ts";
import { burnFees, carryOut, restoreInventory } from "./postings.ts";
import { refusalOf } from "./rules.ts";

/**
 * The reference model of scheme `libra`. It shares no code with the contracts or the books beyond the scenario and
 * the catalogue.
 */
export function openLibraReferee(day: LibraDay, terms: AuthorisationTerms, opensAtSeconds?: number): Rail {
  const coins = openingCoins(day);
  const issuance = issuanceOf(coins, opensAtSeconds);
  const model: Model = {
    refusalOf: refusalOf.bind(undefined, coins),
    carryOut: carryOut.bind(undefined, coins),
    advanceTo: () => {},
    // whose key a replaced wallet has is said by the terms; its coins and freezes stay the holder's
    apply: (measure) => {
      const { kind } = measure;
      if (isIssuance(kind)) return issuance.apply(kind, measure);
      coins.freezes.apply(measure);
      return DONE;
    },
    endDay: () => {
      burnFees(coins);
      // where issuance has terms, the file says what the dealer does
      if (day.parameters.issuance === undefined) restoreInventory(coins);
    },
    claims: () => claimsOf(coins),
  };
  return refereeOf(terms, model);
}
