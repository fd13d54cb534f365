import { readFileSync } from "node:fs";

import { expect } from "chai";

import { openPooledBooks } from "../../src/centralized/schemes/openPooledBooks.ts";
import { openPooledReferee } from "../../src/comparison/referee/alipay1/openPooledReferee.ts";
import { openLibraReferee } from "../../src/comparison/referee/libra/openLibraReferee.ts";
import { openReferee } from "../../src/comparison/referee/openReferee.ts";
import { openContractsRail } from "../../src/onchain/alipay2/contractsRail.ts";
import { openLibraContractsRail } from "../../src/onchain/libra/contractsRail.ts";
import { ALIPAY_1_CONSERVATION } from "../../src/scenario/alipay1/conservation.ts";
import { ALIPAY_2_CONSERVATION } from "../../src/scenario/alipay2/conservation.ts";
import { type ConservationRules, assertConserved } from "../../src/scenario/conservation.ts";
import { CNY, LIBRA_USD, formatAmount } from "../../src/scenario/currency.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import { LIBRA_CONSERVATION } from "../../src/scenario/libra/conservation.ts";
import { toMicroMeasure } from "../../src/scenario/libra/convert.ts";
import { signInLibra } from "../../src/scenario/libra/sign.ts";
import { MEASURE_KINDS, isInEveryScheme, isIssuance } from "../../src/scenario/measures.ts";
import { openScenario } from "../../src/scenario/openScenario.ts";
import type { Rail } from "../../src/scenario/rail.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { signAll } from "../../src/scenario/terms.ts";
import { freshDatabase } from "../centralized/freshDatabase.ts";
import { collect } from "../scenario/support/collect.ts";
import { type BooksBench, openBooksBench } from "./booksBench.ts";
import { type DeployedChain, deployedChain } from "./chainUnderTest.ts";
import { libraChain } from "./libraChain.ts";
import { throughDay } from "./throughDay.ts";

const FOLDER = new URL("../../scenarios/measures/", import.meta.url);

describe("the day of measures that was worked out by hand", () => {
  let scenario: Scenario;
  let books: BooksBench;

  before(async () => {
    scenario = await openScenario(FOLDER.pathname);
    books = await openBooksBench();
  });
  after(() => books.close());

  it("takes every measure at least once, but those of issuance", () => {
    const taken = scenario.measures.map(({ kind }) => kind);
    for (const kind of MEASURE_KINDS) if (!isIssuance(kind)) expect(taken).to.include(kind);
  });

  describe("in yuan", () => {
    let chain: DeployedChain;
    let instructions: readonly SignedInstruction[];

    before(async () => {
      chain = await deployedChain(scenario);
      instructions = await collect(signAll(scenario, chain.terms));
    });
    after(() => chain.connection.close());

    const day = () => ({ ...scenario, terms: chain.terms });
    const expectInYuan = async (rail: Rail) => {
      const measures = scenario.measures.filter(isInEveryScheme);
      const claims = await expectDecisions(
        rail,
        instructions,
        measures,
        "expected.csv",
        ALIPAY_2_CONSERVATION,
      );
      expect(claims).to.deep.equal(linesOf("expected-claims.csv"));
    };

    for (const mode of ["gross", "net"] as const) {
      it(`comes out so in the reference model, ${mode}`, () => expectInYuan(openReferee({ ...day(), mode })));
      it(`comes out so in the books, ${mode}`, async () =>
        expectInYuan(await books.open({ ...day(), mode })));
    }

    it("comes out so on the contracts", async () => expectInYuan(await openContractsRail(chain.context())));

    it("comes out alike under alipay-1.0, since nobody pays another institution's customers", async () => {
      const measures = scenario.measures.filter(isInEveryScheme);
      const rails = [
        openPooledReferee(day()),
        await openPooledBooks({ ...day(), database: await freshDatabase() }),
      ];
      for (const rail of rails) {
        const claims = await expectDecisions(
          rail,
          instructions,
          measures,
          "expected.csv",
          ALIPAY_1_CONSERVATION,
        );
        const wallets = claims.filter((line) => line.includes(",wallet,"));
        expect(wallets).to.deep.equal(
          linesOf("expected-claims.csv").filter((line) => line.includes(",wallet,")),
        );
      }
    });
  });

  describe("in ≋USD", () => {
    let chain: Awaited<ReturnType<typeof libraChain>>;
    let instructions: SignedInstruction[];

    before(async () => {
      chain = await libraChain(scenario);
      const sign = signInLibra(scenario, chain.terms, chain.day);
      instructions = (await collect(scenario.instructions())).map(({ instruction }) => sign(instruction));
    });
    after(() => chain.connection.close());

    const expectInUsd = async (rail: Rail) => {
      const { fenPerUsd } = chain.day.parameters;
      const measures = scenario.measures.map((measure) => toMicroMeasure(measure, fenPerUsd));
      const claims = await expectDecisions(
        rail,
        instructions,
        measures,
        "expected-libra.csv",
        LIBRA_CONSERVATION,
      );
      expect(claims).to.deep.equal(linesOf("expected-libra-claims.csv"));
    };

    it("comes out so in the reference model", () => expectInUsd(openLibraReferee(chain.day, chain.terms)));
    it("comes out so in the books", async () =>
      expectInUsd(await books.openLibra({ ...scenario, terms: chain.terms, libra: chain.day })));
    it("comes out so on the contracts", async () =>
      expectInUsd(await openLibraContractsRail(chain.context())));
  });
});

async function expectDecisions(
  rail: Rail,
  instructions: readonly SignedInstruction[],
  measures: Scenario["measures"],
  expected: string,
  rules: ConservationRules,
): Promise<readonly string[]> {
  const opening = await rail.claims();
  const { decisions, outcomes } = await throughDay(rail, instructions, measures);
  expect(decisions).to.deep.equal(linesOf(expected));
  expect(outcomes).to.deep.equal(measures.map(({ reference }) => `${reference},done`));
  await rail.endDay();
  const claims = await rail.claims();
  assertConserved(claims, opening, rules);
  const currency = rules.currency === LIBRA_USD ? LIBRA_USD : CNY;
  return claims
    .map(({ issuer, holder, instrument, amount }) =>
      [issuer, holder, instrument, formatAmount(amount, currency)].join(","),
    )
    .sort();
}

/** Without the header. */
function linesOf(file: string): string[] {
  return readFileSync(new URL(file, FOLDER), "utf8").trim().split("\n").slice(1);
}
