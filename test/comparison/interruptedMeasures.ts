import { expect } from "chai";

import type { Database } from "../../src/centralized/database/database.ts";
import { migrate } from "../../src/centralized/database/migrate.ts";
import { openDatabase } from "../../src/centralized/database/openDatabase.ts";
import { openBooks } from "../../src/centralized/schemes/openBooks.ts";
import { openLibraBooks } from "../../src/centralized/schemes/openLibraBooks.ts";
import type { Family } from "../../src/comparison/family.ts";
import { openLibraReferee } from "../../src/comparison/referee/libra/openLibraReferee.ts";
import { openReferee } from "../../src/comparison/referee/openReferee.ts";
import { runDay } from "../../src/comparison/runDay.ts";
import { stepsOf } from "../../src/comparison/steps.ts";
import { openContractsRail, attachContractsRail } from "../../src/onchain/alipay2/contractsRail.ts";
import { attachLibraContractsRail, openLibraContractsRail } from "../../src/onchain/libra/contractsRail.ts";
import { ALIPAY_2_CONSERVATION } from "../../src/scenario/alipay2/conservation.ts";
import { CNY, LIBRA_USD } from "../../src/scenario/currency.ts";
import { entityKindOf } from "../../src/scenario/entities.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
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
import { outcomeOf } from "./interrupted.ts";
import { libraChain } from "./libraChain.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const FOLDER = new URL("../../scenarios/measures/", import.meta.url);
/** The day has 50 instructions and measures; the quick cut lies within a halt. */
const CUTS = deep ? Array.from({ length: 51 }, (_, cut) => cut) : [31];
const CONTRACT = { version: "1", chainId: 1, verifyingContract: `0x${"11".repeat(20)}` };

interface Case {
  readonly family: Omit<Family, "referee" | "rails">;
  readonly instructions: readonly SignedInstruction[];
  readonly referee: () => Rail;
  /** `carriedOn` asks for the rail as an earlier one left it. */
  readonly open: (carriedOn: boolean) => Promise<Rail>;
}

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
      open: await onChain(chain.provider, () => attachContractsRail(chain.context())),
    });
    await chain.connection.close();
  });

  it("ends on the contracts of libra as it would have ended", async () => {
    const chain = await libraChain(scenario);
    await openLibraContractsRail(chain.context());
    await expectSame({
      ...(await inUsd(chain.terms)),
      referee: () => openLibraReferee(chain.day, chain.terms),
      open: await onChain(chain.provider, () => attachLibraContractsRail(chain.context())),
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

  const inBooks = (open: () => Promise<Rail>) => async (carriedOn: boolean) => {
    if (!carriedOn) {
      await database.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
      await migrate(database);
    }
    return open();
  };

  async function expectSame(one: Case): Promise<void> {
    const whole = await settled(one, await one.open(false), false);
    expect(whole.agree, JSON.stringify(whole.firstDifference)).to.equal(true);
    for (const cut of CUTS) {
      await settleUntil(cut, one, await one.open(false));
      const found = await settled(one, await one.open(true), true);
      expect(found, `interrupted after ${cut} instructions and measures`).to.deep.equal(whole);
    }
  }

  async function settled({ family, instructions, referee }: Case, rail: Rail, carriedOn: boolean) {
    const families = [{ ...family, referee: referee(), rails: [rail] }];
    const options = { carriedOn, measures: scenario.measures };
    const [result] = await runDay(families, stream(instructions), options);
    if (result === undefined) throw new Error("no result");
    return { ...outcomeOf(result), measures: result.measures };
  }

  /** One by one, as a process that dies after so many of them. */
  async function settleUntil(cut: number, { family, instructions }: Case, rail: Rail): Promise<void> {
    let left = cut;
    for await (const step of stepsOf(stream(instructions), scenario.measures)) {
      if ("measure" in step) {
        const measure = family.measureFor?.(step.measure);
        if (left-- > 0 && measure !== undefined) await rail.apply(measure);
        continue;
      }
      for (const instruction of step.batch) if (left-- > 0) await rail.settle([instruction]);
    }
  }
});

async function onChain(
  provider: { send(method: string, params: unknown[]): Promise<unknown> },
  attach: () => Rail,
) {
  let opened = await provider.send("evm_snapshot", []);
  return async (carriedOn: boolean) => {
    if (!carriedOn) {
      await provider.send("evm_revert", [opened]);
      opened = await provider.send("evm_snapshot", []);
    }
    return attach();
  };
}

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
