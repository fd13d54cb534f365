import type { JsonRpcApiProvider } from "ethers";

import type { Database } from "../centralized/database/database.ts";
import { openBooks } from "../centralized/schemes/openBooks.ts";
import { openContractsRail } from "../onchain/alipay2/contractsRail.ts";
import type { Inclusion } from "../onchain/inclusion.ts";
import type { Authorities } from "../onchain/alipay2/opening.ts";
import { Operators } from "../onchain/operators.ts";
import { ALIPAY_2_CONSERVATION } from "../scenario/alipay2/conservation.ts";
import type { AuthorisationTerms } from "../scenario/authorisation.ts";
import { CNY } from "../scenario/currency.ts";
import { entityKindOf } from "../scenario/entities.ts";
import type { ParticipantId } from "../scenario/participants.ts";
import type { SettlementMode } from "../scenario/rail.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Family } from "./family.ts";
import { type LibraUnderTest, openLibraFamily } from "./openLibraFamily.ts";
import { openPooledFamily } from "./openPooledFamily.ts";
import { openReferee } from "./referee/openReferee.ts";

/** Contracts, freshly deployed, that the day is settled on. */
export interface ContractsUnderTest {
  readonly provider: JsonRpcApiProvider;
  readonly chainId: number;
  readonly centralBank: string;
  readonly walletYuan: string;
  readonly authorities: Authorities;
  readonly inclusion: Inclusion;
}

/** Every set of books that a day is settled in, as their databases are called. */
export const BOOKS_NAMES = ["alipay-2.0-gross", "alipay-2.0-net", "alipay-1.0", "libra"] as const;
export type BooksName = (typeof BOOKS_NAMES)[number];

export interface FamiliesSetup {
  readonly scenario: Scenario;
  readonly terms: AuthorisationTerms;
  readonly contracts: ContractsUnderTest;
  /** Absent if the day can't be settled in ≋USD. */
  readonly libra?: LibraUnderTest;
  /** An empty database for each, since a database holds the books of one day. */
  readonly databases: Readonly<Record<BooksName, Database>>;
}

/**
 * Opens the day on every rail. Gross: contracts and books. Net: the books, clearing through NetsUnion sessions; the
 * contracts have no netting, which is part of what is compared. Then the schemes that answer otherwise.
 */
export async function openFamilies(setup: FamiliesSetup): Promise<Family[]> {
  const contracts = await openContracts(setup);
  const alipay2 = {
    scheme: "alipay-2.0",
    currency: CNY,
    conservation: ALIPAY_2_CONSERVATION,
    kindOf: (entity: ParticipantId) => entityKindOf(setup.scenario.participants, entity),
  } as const;
  return [
    {
      ...alipay2,
      mode: "gross",
      referee: openReferee(dayOf(setup, "gross")),
      rails: [
        contracts,
        await openBooks({ ...dayOf(setup, "gross"), database: setup.databases["alipay-2.0-gross"] }),
      ],
    },
    {
      ...alipay2,
      mode: "net",
      referee: openReferee(dayOf(setup, "net")),
      rails: [await openBooks({ ...dayOf(setup, "net"), database: setup.databases["alipay-2.0-net"] })],
    },
    await openPooledFamily({ ...setup, database: setup.databases["alipay-1.0"] }),
    ...(await libraFamily(setup)),
  ];
}

async function libraFamily({ scenario, libra, databases }: FamiliesSetup): Promise<Family[]> {
  if (libra === undefined) return [];
  return [await openLibraFamily({ scenario, contracts: libra, database: databases.libra })];
}

function dayOf({ scenario, terms }: FamiliesSetup, mode: SettlementMode) {
  const { participants, sessionsPerDay, opensAtSeconds, closesAtSeconds } = scenario;
  return { participants, terms, mode, sessionsPerDay, opensAtSeconds, closesAtSeconds };
}

function openContracts({ scenario, terms, contracts }: FamiliesSetup) {
  const operators = new Operators(scenario.keySeed, contracts.chainId, contracts.provider);
  const { participants, opensAtSeconds } = scenario;
  return openContractsRail({ ...contracts, operators, participants, terms, opensAtSeconds });
}
