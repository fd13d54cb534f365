import type { Database } from "../centralized/database/database.ts";
import { openPooledBooks } from "../centralized/schemes/openPooledBooks.ts";
import { ALIPAY_1_CONSERVATION } from "../scenario/alipay1/conservation.ts";
import { type PooledTerms, defaultPooledTerms } from "../scenario/alipay1/pooledTerms.ts";
import type { AuthorisationTerms } from "../scenario/authorisation.ts";
import { CNY } from "../scenario/currency.ts";
import { entityKindOf } from "../scenario/entities.ts";
import { isInEveryScheme } from "../scenario/measures.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Family } from "./family.ts";
import { openPooledReferee } from "./referee/alipay1/openPooledReferee.ts";

export interface PooledFamilySetup {
  readonly scenario: Pick<Scenario, "participants" | "opensAtSeconds" | "closesAtSeconds">;
  /** The same statements are signed as under alipay-2.0. */
  readonly terms: AuthorisationTerms;
  /** An empty one. */
  readonly database: Database;
  readonly parameters?: PooledTerms;
}

/** Scheme `alipay-1.0`: books and referee. It had no contracts, and settles in no sessions: gross in name. */
export async function openPooledFamily({
  scenario,
  terms,
  database,
  parameters = defaultPooledTerms(scenario.participants),
}: PooledFamilySetup): Promise<Family> {
  const { participants, opensAtSeconds, closesAtSeconds } = scenario;
  const day = { ...parameters, participants, terms, opensAtSeconds, closesAtSeconds };
  return {
    scheme: "alipay-1.0",
    mode: "gross",
    currency: CNY,
    conservation: ALIPAY_1_CONSERVATION,
    kindOf: (entity) => entityKindOf(participants, entity),
    measureFor: (measure) => (isInEveryScheme(measure) ? measure : undefined),
    referee: openPooledReferee(day),
    rails: [await openPooledBooks({ ...day, database })],
  };
}
