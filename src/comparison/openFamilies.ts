import type { JsonRpcApiProvider } from "ethers";

import type { Database } from "../centralized/database/database.ts";
import { openBooks } from "../centralized/schemes/openBooks.ts";
import { attachContractsRail, openContractsRail } from "../onchain/alipay2/contractsRail.ts";
import { untilNothingIsInFlight } from "../onchain/inFlight.ts";
import type { Inclusion } from "../onchain/inclusion.ts";
import type { Authorities } from "../onchain/alipay2/opening.ts";
import { Operators } from "../onchain/operators.ts";
import { ALIPAY_2_CONSERVATION } from "../scenario/alipay2/conservation.ts";
import type { AuthorisationTerms } from "../scenario/authorisation.ts";
import { CNY } from "../scenario/currency.ts";
import { entityKindOf } from "../scenario/entities.ts";
import { isInEveryScheme } from "../scenario/measures.ts";
import type { ParticipantId } from "../scenario/participants.ts";
import type { Rail, SettlementMode } from "../scenario/rail.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Family, Scheme } from "./family.ts";
import { type ECnySetup, openECnyFamily } from "./openECnyFamily.ts";
import { type LibraSetup, openLibraFamily } from "./openLibraFamily.ts";
import { openPooledFamily } from "./openPooledFamily.ts";
import { openReferee } from "./referee/openReferee.ts";

/** Contracts that the day is settled on: freshly deployed, or, when a run is carried on, as it left them. */
export interface ContractsUnderTest {
  readonly provider: JsonRpcApiProvider;
  readonly chainId: number;
  readonly centralBank: string;
  readonly walletYuan: string;
  readonly walletTiers: string;
  readonly supervision: string;
  readonly authorities: Authorities;
  readonly inclusion: Inclusion;
}

/** Every set of books that a day is settled in, as their databases are called. */
export const BOOKS_NAMES = ["alipay-2.0-gross", "alipay-2.0-net", "e-cny", "alipay-1.0", "libra"] as const;
export type BooksName = (typeof BOOKS_NAMES)[number];

/** The sets of books of these schemes. */
export function booksOf(schemes: readonly Scheme[]): readonly BooksName[] {
  return BOOKS_NAMES.filter((name) => schemes.some((scheme) => name.startsWith(scheme)));
}

interface OnChain {
  /** Whether the scheme's contracts are on the same chain as those of wallet yuan. */
  readonly onSameChain?: boolean;
}

export interface FamiliesSetup {
  readonly scenario: Scenario;
  readonly schemes: readonly Scheme[];
  readonly terms: AuthorisationTerms;
  /** Absent if no contracts take part. */
  readonly contracts?: ContractsUnderTest;
  /** Absent if the day can't be settled in e-CNY. */
  readonly ecny?: Pick<ECnySetup, "terms" | "contracts"> & OnChain;
  /** Absent if the day can't be settled in ≋USD. */
  readonly libra?: Pick<LibraSetup, "terms" | "contracts"> & OnChain;
  /** A database for each set of books that takes part, since one holds the books of one day. */
  readonly databases: Readonly<Partial<Record<BooksName, Database>>>;
  /** Whether the day was opened on all of them by an earlier process, and part of it settled; else they are empty. */
  readonly carriedOn?: boolean;
}

/**
 * Opens the day on every rail, or carries it on. Gross: contracts and books. Net: the books, clearing through
 * NetsUnion sessions; the contracts have no netting, which is part of what is compared. Then the schemes that answer
 * otherwise. A family without rails is left out.
 */
export async function openFamilies(setup: FamiliesSetup): Promise<Family[]> {
  const families: Family[] = [];
  const operators = operatorsOf(setup);
  if (setup.schemes.includes("alipay-2.0")) {
    const contracts =
      setup.contracts === undefined ? [] : [await openContracts(setup, setup.contracts, operators)];
    families.push(alipay2Family(setup, "gross", [...contracts, ...(await openAlipay2Books(setup, "gross"))]));
    families.push(alipay2Family(setup, "net", await openAlipay2Books(setup, "net")));
  }
  if (setup.schemes.includes("e-cny") && setup.ecny !== undefined) {
    const { scenario, ecny, databases, carriedOn = false } = setup;
    const shared = ecny.onSameChain === true ? { operators } : {};
    families.push(
      await openECnyFamily({ scenario, ...ecny, ...shared, database: databases["e-cny"], carriedOn }),
    );
  }
  const pooled = setup.databases["alipay-1.0"];
  if (setup.schemes.includes("alipay-1.0") && pooled !== undefined) {
    families.push(await openPooledFamily({ ...setup, database: pooled }));
  }
  if (setup.schemes.includes("libra") && setup.libra !== undefined) {
    const { scenario, libra, databases, carriedOn = false } = setup;
    // an institution has one account on a chain, and so one count of nonces
    const shared = libra.onSameChain === true ? { operators } : {};
    families.push(
      await openLibraFamily({ scenario, ...libra, ...shared, database: databases.libra, carriedOn }),
    );
  }
  return families.filter(({ rails }) => rails.length > 0);
}

function alipay2Family(setup: FamiliesSetup, mode: SettlementMode, rails: readonly Rail[]): Family {
  return {
    scheme: "alipay-2.0",
    mode,
    currency: CNY,
    conservation: ALIPAY_2_CONSERVATION,
    kindOf: (entity: ParticipantId) => entityKindOf(setup.scenario.participants, entity),
    measureFor: (measure) => (isInEveryScheme(measure) ? measure : undefined),
    referee: openReferee(dayOf(setup, mode)),
    rails,
  };
}

async function openAlipay2Books(setup: FamiliesSetup, mode: SettlementMode): Promise<Rail[]> {
  const database = setup.databases[`alipay-2.0-${mode}`];
  return database === undefined ? [] : [await openBooks({ ...dayOf(setup, mode), database })];
}

function dayOf({ scenario, terms }: FamiliesSetup, mode: SettlementMode) {
  const { participants, sessionsPerDay, opensAtSeconds, closesAtSeconds } = scenario;
  return { participants, terms, mode, sessionsPerDay, opensAtSeconds, closesAtSeconds };
}

function operatorsOf({ scenario, contracts }: FamiliesSetup): Operators | undefined {
  return contracts && new Operators(scenario.keySeed, contracts.chainId, contracts.provider);
}

async function openContracts(
  { scenario, terms, carriedOn = false }: FamiliesSetup,
  contracts: ContractsUnderTest,
  operators = new Operators(scenario.keySeed, contracts.chainId, contracts.provider),
): Promise<Rail> {
  const { participants, opensAtSeconds } = scenario;
  const context = { ...contracts, operators, participants, terms, opensAtSeconds };
  if (!carriedOn) return openContractsRail(context);
  const senders = [...participants.banks.keys(), ...participants.institutions.keys()];
  const { freeze, lift } = contracts.authorities;
  await untilNothingIsInFlight(contracts.provider, [
    ...senders.map((id) => operators.addressOf(id)),
    ...(await Promise.all([freeze, lift].map((authority) => authority.getAddress()))),
  ]);
  return attachContractsRail(context);
}
