import type { Database } from "../../src/centralized/database/database.ts";
import { openDatabase } from "../../src/centralized/database/openDatabase.ts";
import { openBooks } from "../../src/centralized/schemes/openBooks.ts";
import { openLibraBooks } from "../../src/centralized/schemes/openLibraBooks.ts";
import { openLibraReferee } from "../../src/comparison/referee/libra/openLibraReferee.ts";
import { openReferee } from "../../src/comparison/referee/openReferee.ts";
import { openContractsRail, attachContractsRail } from "../../src/onchain/alipay2/contractsRail.ts";
import { attachLibraContractsRail, openLibraContractsRail } from "../../src/onchain/libra/contractsRail.ts";
import { ALIPAY_2_CONSERVATION } from "../../src/scenario/alipay2/conservation.ts";
import { CNY, LIBRA_USD } from "../../src/scenario/currency.ts";
import { entityKindOf } from "../../src/scenario/entities.ts";
import { LIBRA_CONSERVATION } from "../../src/scenario/libra/conservation.ts";
import { toMicroMeasure } from "../../src/scenario/libra/convert.ts";
import { libraDay } from "../../src/scenario/libra/libraDay.ts";
import { libraTerms, signInLibra } from "../../src/scenario/libra/sign.ts";
import { type Measure, isInEveryScheme } from "../../src/scenario/measures.ts";
import { openScenario } from "../../src/scenario/openScenario.ts";
import type { Rail } from "../../src/scenario/rail.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { scenarioTerms, signAll } from "../../src/scenario/terms.ts";
import { collect } from "../scenario/support/collect.ts";
import { deployedChain } from "./chainUnderTest.ts";
import { type MeasuredDay, expectSameDay, openedInBooks, openedOnChain } from "./carriedOnDay.ts";
import { libraChain } from "./libraChain.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const FOLDER = new URL("../../scenarios/measures/", import.meta.url);
/** The day has 50 instructions and measures; the quick cut lies within a halt. */
const CUTS = deep ? Array.from({ length: 51 }, (_, cut) => cut) : [31];
const CONTRACT = { version: "1", chainId: 1, verifyingContract: `0x${"11".repeat(20)}` };

describe("a day of measures that another process carries on", () => {
  let scenario: Scenario;
  let database: Database;

  before(async () => {
    scenario = await openScenario(FOLDER.pathname);
    database = await openDatabase({});
  });
  after(() => database.close());

  it("ends in the books of alipay-2.0 as it would have ended", async () => {
    const terms = scenarioTerms(scenario, { name: "Wallet Yuan", ...CONTRACT });
    const day = { ...scenario, terms, mode: "net" as const };
    await expectSame({
      family: {
        scheme: "alipay-2.0",
        mode: "net",
        currency: CNY,
        ...shared(),
        conservation: ALIPAY_2_CONSERVATION,
      },
      instructions: await collect(signAll(scenario, terms)),
      referee: () => openReferee(day),
      open: inBooks(() => openBooks({ ...day, database })),
    });
  });

  it("ends in the books of libra as it would have ended", async () => {
    const terms = libraTerms(scenario, { name: "Libra USD", ...CONTRACT });
    const libra = libraDay(scenario.participants, scenario.libra);
    await expectSame({
      ...(await inUsd(terms)),
      referee: () => openLibraReferee(libra, terms),
      open: inBooks(() => openLibraBooks({ ...scenario, terms, libra, database })),
    });
  });

  it("ends on the contracts of alipay-2.0 as it would have ended", async () => {
    const chain = await deployedChain(scenario);
    await openContractsRail(chain.context());
    const day = { ...scenario, terms: chain.terms, mode: "gross" as const };
    await expectSame({
      family: {
        scheme: "alipay-2.0",
        mode: "gross",
        currency: CNY,
        ...shared(),
        conservation: ALIPAY_2_CONSERVATION,
      },
      instructions: await collect(signAll(scenario, chain.terms)),
      referee: () => openReferee(day),
      open: await openedOnChain(chain.provider, () => attachContractsRail(chain.context())),
    });
    await chain.connection.close();
  });

  it("ends on the contracts of libra as it would have ended", async () => {
    const chain = await libraChain(scenario);
    await openLibraContractsRail(chain.context());
    await expectSame({
      ...(await inUsd(chain.terms)),
      referee: () => openLibraReferee(chain.day, chain.terms),
      open: await openedOnChain(chain.provider, () => attachLibraContractsRail(chain.context())),
    });
    await chain.connection.close();
  });

  const shared = () => ({
    kindOf: (entity: string) => entityKindOf(scenario.participants, entity),
    measureFor: (measure: Measure) => (isInEveryScheme(measure) ? measure : undefined),
  });

  async function inUsd(terms: ReturnType<typeof libraTerms>) {
    const libra = libraDay(scenario.participants, scenario.libra);
    const sign = signInLibra(scenario, terms, libra);
    const lines = await collect(scenario.instructions());
    const measureFor = (measure: Measure) => toMicroMeasure(measure, libra.parameters.fenPerUsd);
    const family = { scheme: "libra", mode: "gross", currency: LIBRA_USD, ...shared(), measureFor } as const;
    return {
      family: { ...family, conservation: LIBRA_CONSERVATION },
      instructions: lines.map(({ instruction }) => sign(instruction)),
    };
  }

  const expectSame = (one: MeasuredDay) => expectSameDay(one, scenario.measures, CUTS);
  const inBooks = (open: () => Promise<Rail>) => openedInBooks(database, open);
});
