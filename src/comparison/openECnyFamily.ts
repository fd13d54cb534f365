import type { Database } from "../centralized/database/database.ts";
import { openECnyBooks } from "../centralized/schemes/openECnyBooks.ts";
import {
  type ECnyContext,
  attachECnyContractsRail,
  openECnyContractsRail,
} from "../onchain/ecny/contractsRail.ts";
import { untilNothingIsInFlight } from "../onchain/inFlight.ts";
import { Operators } from "../onchain/operators.ts";
import type { AuthorisationTerms } from "../scenario/authorisation.ts";
import { CNY } from "../scenario/currency.ts";
import { ecnyConservation } from "../scenario/ecny/conservation.ts";
import { type ECnyDay, ecnyDay } from "../scenario/ecny/ecnyDay.ts";
import { signInECny } from "../scenario/ecny/sign.ts";
import { entityKindOf } from "../scenario/entities.ts";
import { isInEveryScheme } from "../scenario/measures.ts";
import type { Rail } from "../scenario/rail.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Family } from "./family.ts";
import { openECnyReferee } from "./referee/ecny/openECnyReferee.ts";

/** E-CNY in the scenario's regime: freshly deployed, or, when a run is carried on, as it left it. */
export type ECnyUnderTest = Omit<
  ECnyContext,
  "day" | "participants" | "terms" | "operators" | "opensAtSeconds"
> & {
  readonly chainId: number;
};

export interface ECnySetup {
  readonly scenario: Scenario;
  /** What the payers sign. */
  readonly terms: AuthorisationTerms;
  /** Absent if no contracts take part. */
  readonly contracts?: ECnyUnderTest | undefined;
  /** Who submits; their nonces are counted apart if absent. */
  readonly operators?: Operators | undefined;
  /** Absent if the books take no part. */
  readonly database?: Database | undefined;
  /** Whether the day was opened by an earlier process, and part of it settled; else everything is empty. */
  readonly carriedOn?: boolean;
}

/** Scheme `e-cny`, on the contracts and in the books, in the regime that the scenario says; payments settle one by one. */
export async function openECnyFamily(setup: ECnySetup): Promise<Family> {
  const { scenario, terms, contracts, database } = setup;
  const { participants, opensAtSeconds, closesAtSeconds } = scenario;
  const day = ecnyDay(participants, scenario.ecny);
  const books = { terms, opensAtSeconds, closesAtSeconds, ecny: day };
  return {
    scheme: "e-cny",
    mode: "gross",
    regime: day.regime,
    currency: CNY,
    conservation: ecnyConservation(day.regime),
    kindOf: (entity) => entityKindOf(participants, entity),
    referee: openECnyReferee(day, terms),
    rails: [
      ...(contracts === undefined ? [] : [await openContracts(setup, contracts, day)]),
      ...(database === undefined ? [] : [await openECnyBooks({ ...books, database })]),
    ],
    adapt: signInECny(scenario, terms),
    measureFor: (measure) => (isInEveryScheme(measure) ? measure : undefined),
  };
}

async function openContracts(
  { scenario, terms, carriedOn, operators: given }: ECnySetup,
  contracts: ECnyUnderTest,
  day: ECnyDay,
): Promise<Rail> {
  const operators = given ?? new Operators(scenario.keySeed, contracts.chainId, contracts.provider);
  const { participants } = day;
  const { opensAtSeconds } = scenario;
  const context = { ...contracts, day, participants, terms, operators, opensAtSeconds };
  if (carriedOn !== true) return openECnyContractsRail(context);
  const { freeze, lift } = contracts.authorities;
  await untilNothingIsInFlight(contracts.provider, [
    ...[...participants.banks.keys()].map((id) => operators.addressOf(id)),
    ...(await Promise.all([freeze, lift].map((authority) => authority.getAddress()))),
  ]);
  return attachECnyContractsRail(context);
}

/** Why a scenario's day can't be settled in e-CNY; undefined if it can. */
export function ecnyLeftOutBecause({ participants }: Scenario): string | undefined {
  if (participants.banks.size === 0) return "there is no bank to operate wallets.";
  const owner = [...participants.holders.values()].find(({ address }) => address !== undefined);
  return owner && `${owner.id} has a key of its own, and the files have its signatures for wallet yuan only.`;
}
