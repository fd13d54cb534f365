import type { Database } from "../../src/centralized/database/database.ts";
import { openDatabase } from "../../src/centralized/database/openDatabase.ts";
import { openLibraBooks } from "../../src/centralized/schemes/openLibraBooks.ts";
import { openLibraReferee } from "../../src/comparison/referee/libra/openLibraReferee.ts";
import { attachLibraContractsRail, openLibraContractsRail } from "../../src/onchain/libra/contractsRail.ts";
import type { AuthorisationTerms } from "../../src/scenario/authorisation.ts";
import { LIBRA_USD } from "../../src/scenario/currency.ts";
import { entityKindOf } from "../../src/scenario/entities.ts";
import { dayConservation } from "../../src/scenario/libra/conservation.ts";
import { toMicroMeasure } from "../../src/scenario/libra/convert.ts";
import { libraDay } from "../../src/scenario/libra/libraDay.ts";
import { libraTerms, signInLibra } from "../../src/scenario/libra/sign.ts";
import type { Measure } from "../../src/scenario/measures.ts";
import { openScenario } from "../../src/scenario/openScenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { collect } from "../scenario/support/collect.ts";
import { type MeasuredDay, expectSameDay, openedInBooks, openedOnChain } from "./carriedOnDay.ts";
import { libraChain } from "./libraChain.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const FOLDER = new URL("../../scenarios/libra-issuance/", import.meta.url);
/** The day has 69 instructions and measures; after the quick cut comes a decision on a request that was refused once. */
const CUTS = deep ? Array.from({ length: 24 }, (_, cut) => 3 * cut) : [25];
const CONTRACT = { version: "1", chainId: 1, verifyingContract: `0x${"11".repeat(20)}` };

describe("a day of issuance that another process carries on", () => {
  let scenario: Scenario;
  let database: Database;

  before(async () => {
    scenario = await openScenario(FOLDER.pathname);
    database = await openDatabase({});
  });
  after(() => database.close());

  it("ends in the books as it would have ended, refusals and all", async () => {
    const terms = libraTerms(scenario, { name: "Libra USD", ...CONTRACT });
    const libra = libraDay(scenario.participants, scenario.libra);
    const open = openedInBooks(database, () => openLibraBooks({ ...scenario, terms, libra, database }));
    await expectSameDay({ ...(await dayUnder(terms)), open }, scenario.measures, CUTS);
  });

  const onChain = deep ? it : undefined;
  onChain?.("ends on the contracts as it would have ended, refusals and all", async () => {
    const chain = await libraChain(scenario);
    await openLibraContractsRail(chain.context());
    const open = await openedOnChain(chain.provider, () => attachLibraContractsRail(chain.context()));
    await expectSameDay({ ...(await dayUnder(chain.terms)), open }, scenario.measures, CUTS);
    await chain.connection.close();
  });

  async function dayUnder(terms: AuthorisationTerms): Promise<Omit<MeasuredDay, "open">> {
    const libra = libraDay(scenario.participants, scenario.libra);
    const sign = signInLibra(scenario, terms, libra);
    const lines = await collect(scenario.instructions());
    const family = {
      ...({ scheme: "libra", mode: "gross", currency: LIBRA_USD } as const),
      conservation: dayConservation(libra),
      kindOf: (entity: string) => entityKindOf(scenario.participants, entity),
      measureFor: (measure: Measure) => toMicroMeasure(measure, libra.parameters.fenPerUsd),
    };
    return {
      family,
      instructions: lines.map(({ instruction }) => sign(instruction)),
      referee: () => openLibraReferee(libra, terms, scenario.opensAtSeconds),
    };
  }
});
