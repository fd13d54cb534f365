import type { Database } from "../centralized/database/database.ts";
import { openLibraBooks } from "../centralized/schemes/openLibraBooks.ts";
import type { LibraContext } from "../onchain/libra/context.ts";
import { attachLibraContractsRail, openLibraContractsRail } from "../onchain/libra/contractsRail.ts";
import { untilNothingIsInFlight } from "../onchain/inFlight.ts";
import { Operators } from "../onchain/operators.ts";
import type { AuthorisationTerms } from "../scenario/authorisation.ts";
import { DEALER } from "../scenario/claims.ts";
import { LIBRA_USD } from "../scenario/currency.ts";
import { entityKindOf } from "../scenario/entities.ts";
import { dayConservation } from "../scenario/libra/conservation.ts";
import { toMicroMeasure } from "../scenario/libra/convert.ts";
import { COUNCIL } from "../scenario/libra/council.ts";
import { COMPLIANCE_MEMBERS } from "../scenario/libra/issuance.ts";
import { type LibraDay, libraDay } from "../scenario/libra/libraDay.ts";
import { signInLibra } from "../scenario/libra/sign.ts";
import type { Rail } from "../scenario/rail.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Family } from "./family.ts";
import { openLibraReferee } from "./referee/libra/openLibraReferee.ts";

/**
 * ≋USD with the scenario's dealer and custodians: freshly deployed, or, when a run is carried on, as it left it. And
 * what its payers sign.
 */
export type LibraUnderTest = Pick<
  LibraContext,
  | "provider"
  | "inclusion"
  | "chainId"
  | "coin"
  | "reserve"
  | "authority"
  | "participants"
  | "treasury"
  | "rules"
  | "recovery"
  | "authorities"
  | "custodians"
  | "terms"
>;

export interface LibraSetup {
  readonly scenario: Scenario;
  /** What the payers sign. */
  readonly terms: AuthorisationTerms;
  /** Absent if no contracts take part. */
  readonly contracts?: LibraUnderTest | undefined;
  /** Who submits; their nonces are counted apart if absent. */
  readonly operators?: Operators | undefined;
  /** Absent if the books take no part. */
  readonly database?: Database | undefined;
  /** Whether the day was opened by an earlier process, and part of it settled; else everything is empty. */
  readonly carriedOn?: boolean;
}

/** Scheme `libra`, on the contracts and in the books; payments settle one by one, coin for coin. */
export async function openLibraFamily(setup: LibraSetup): Promise<Family> {
  const { scenario, terms, contracts, database } = setup;
  const { participants, opensAtSeconds, closesAtSeconds } = scenario;
  const day = libraDay(participants, scenario.libra);
  const times = { opensAtSeconds, closesAtSeconds };
  return {
    scheme: "libra",
    mode: "gross",
    currency: LIBRA_USD,
    statedRate: { fenPerUsd: day.parameters.fenPerUsd },
    conservation: dayConservation(day),
    kindOf: (entity) => entityKindOf(participants, entity),
    referee: openLibraReferee(day, terms, opensAtSeconds),
    rails: [
      ...(contracts === undefined ? [] : [await openContracts(setup, contracts, day)]),
      ...(database === undefined
        ? []
        : [await openLibraBooks({ participants, terms, ...times, database, libra: day })]),
    ],
    adapt: signInLibra(scenario, terms, day),
    measureFor: (measure) => toMicroMeasure(measure, day.parameters.fenPerUsd),
  };
}

async function openContracts(
  { scenario, terms, carriedOn, operators: given }: LibraSetup,
  contracts: LibraUnderTest,
  day: LibraDay,
): Promise<Rail> {
  const { keySeed, opensAtSeconds, closesAtSeconds, measures } = scenario;
  const operators = given ?? new Operators(keySeed, contracts.chainId, contracts.provider);
  const context = { ...contracts, terms, operators, keySeed, day, measures, opensAtSeconds, closesAtSeconds };
  if (carriedOn !== true) return openLibraContractsRail(context);
  const compliance = day.parameters.issuance === undefined ? [] : COMPLIANCE_MEMBERS;
  const operating = [DEALER, COUNCIL, ...compliance, ...scenario.participants.institutions.keys()];
  const senders = operating.map((id) => operators.addressOf(id));
  const { treasuryCompliance, freeze, lift } = contracts.authorities;
  for (const signer of [treasuryCompliance, freeze, lift]) senders.push(await signer.getAddress());
  await untilNothingIsInFlight(contracts.provider, senders);
  return attachLibraContractsRail(context);
}

/** Why a scenario's day can't be settled in ≋USD; undefined if it can. */
export function libraLeftOutBecause({ participants }: Scenario): string | undefined {
  const owner = [...participants.holders.values()].find(({ address }) => address !== undefined);
  return owner && `${owner.id} has a key of its own, and the files have its signatures for yuan only.`;
}
