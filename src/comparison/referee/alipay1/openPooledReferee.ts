import { type PooledTerms, defaultPooledTerms } from "../../../scenario/alipay1/pooledTerms.ts";
import type { AuthorisationTerms } from "../../../scenario/authorisation.ts";
import { DONE } from "../../../scenario/measures.ts";
import type { Participants } from "../../../scenario/participants.ts";
import type { Rail } from "../../../scenario/rail.ts";
import { type Model, refereeOf } from "../referee.ts";
import { claimsOf, openingMoney } from "./money.ts";
import { carryOut, refillPools } from "./postings.ts";
import { refusalOf } from "./rules.ts";

export interface PooledRefereeOptions extends Partial<PooledTerms> {
  readonly participants: Participants;
  readonly terms: AuthorisationTerms;
  readonly opensAtSeconds: number;
  readonly closesAtSeconds: number;
}

/**
 * The reference model of scheme `alipay-1.0`: maps of integers and the rules. It shares no code with the books
 * beyond the scenario and the catalogue; parameters that are absent have their defaults.
 */
export function openPooledReferee(options: PooledRefereeOptions): Rail {
  const parameters = { ...defaultPooledTerms(options.participants), ...options };
  return refereeOf(options.terms, alipay1Model(options, parameters));
}

function alipay1Model(options: PooledRefereeOptions, parameters: PooledTerms): Model {
  const { opensAtSeconds, closesAtSeconds } = options;
  const money = openingMoney(options.participants, parameters.fee.withdrawnBeforeFen);
  const times = Array.from({ length: parameters.rebalancingsPerDay }, (_, index) => {
    const parts = parameters.rebalancingsPerDay + 1;
    return opensAtSeconds + ((index + 1) * (closesAtSeconds - opensAtSeconds)) / parts;
  });
  const advanceTo = (atSeconds: number) => {
    for (let next = times[0]; next !== undefined && next <= atSeconds; next = times[0]) {
      refillPools(money, parameters);
      times.shift();
    }
  };
  return {
    advanceTo,
    refusalOf: (instruction) => refusalOf(instruction, money, parameters),
    carryOut: (instruction) => carryOut(instruction, money, parameters),
    apply: (measure) => {
      money.freezes.apply(measure);
      return DONE;
    },
    endDay: () => advanceTo(closesAtSeconds),
    claims: () => claimsOf(money),
  };
}
