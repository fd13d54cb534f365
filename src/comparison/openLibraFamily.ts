import type { Database } from "../centralized/database/database.ts";
import { openLibraBooks } from "../centralized/schemes/openLibraBooks.ts";
import type { LibraContext } from "../onchain/libra/context.ts";
import { openLibraContractsRail } from "../onchain/libra/contractsRail.ts";
import { Operators } from "../onchain/operators.ts";
import type { AuthorisationTerms } from "../scenario/authorisation.ts";
import { LIBRA_USD } from "../scenario/currency.ts";
import { entityKindOf } from "../scenario/entities.ts";
import { LIBRA_CONSERVATION } from "../scenario/libra/conservation.ts";
import { libraDay } from "../scenario/libra/libraDay.ts";
import { signInLibra } from "../scenario/libra/sign.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Family } from "./family.ts";
import { openLibraReferee } from "./referee/libra/openLibraReferee.ts";

/** ≋USD, freshly deployed, with the scenario's dealer and custodians; and what its payers sign. */
export interface LibraUnderTest extends Pick<
  LibraContext,
  | "provider"
  | "inclusion"
  | "chainId"
  | "coin"
  | "reserve"
  | "participants"
  | "treasury"
  | "authorities"
  | "custodians"
  | "terms"
> {
  readonly terms: AuthorisationTerms;
}

export interface LibraSetup {
  readonly scenario: Scenario;
  readonly contracts: LibraUnderTest;
  /** Empty. */
  readonly database: Database;
}

/** Scheme `libra`, on the contracts and in the books; payments settle one by one, coin for coin. */
export async function openLibraFamily({ scenario, contracts, database }: LibraSetup): Promise<Family> {
  const { participants, keySeed, opensAtSeconds, closesAtSeconds } = scenario;
  const day = libraDay(participants, scenario.libra);
  const { terms, chainId, provider } = contracts;
  const times = { opensAtSeconds, closesAtSeconds };
  const operators = new Operators(keySeed, chainId, provider);
  return {
    scheme: "libra",
    mode: "gross",
    currency: LIBRA_USD,
    statedRate: { fenPerUsd: day.parameters.fenPerUsd },
    conservation: LIBRA_CONSERVATION,
    kindOf: (entity) => entityKindOf(participants, entity),
    referee: openLibraReferee(day, terms),
    rails: [
      await openLibraContractsRail({ ...contracts, ...times, operators, day }),
      await openLibraBooks({ participants, terms, ...times, database, libra: day }),
    ],
    adapt: signInLibra(scenario, terms, day),
  };
}

/** Why a scenario's day can't be settled in ≋USD; undefined if it can. */
export function libraLeftOutBecause({ participants }: Scenario): string | undefined {
  const owner = [...participants.holders.values()].find(({ address }) => address !== undefined);
  return owner && `${owner.id} has a key of its own, and the files have its signatures for yuan only.`;
}
