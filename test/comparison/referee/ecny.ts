import { readFile } from "node:fs/promises";

import { expect } from "chai";

import { REFUSALS_OF_SCHEME } from "../../../src/catalogue/refusals.ts";
import { openECnyReferee } from "../../../src/comparison/referee/ecny/openECnyReferee.ts";
import { ecnyDay } from "../../../src/scenario/ecny/ecnyDay.ts";
import { ECNY_REGIMES } from "../../../src/scenario/ecny/parameters.ts";
import { ecnyTerms, signInECny } from "../../../src/scenario/ecny/sign.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { collect } from "../../scenario/support/collect.ts";
import { type BooksBench, openBooksBench } from "../booksBench.ts";
import { exampleIn, expectByHand } from "../ecny/example.ts";
import { DOMAIN } from "./day.ts";

async function signed(scenario: Scenario, terms: ReturnType<typeof ecnyTerms>) {
  const lines = await collect(scenario.instructions());
  return lines.map(({ instruction }) => instruction).map(signInECny(scenario, terms));
}

describe("the day of e-CNY, worked out by hand", () => {
  let books: BooksBench;

  before(async () => {
    books = await openBooksBench();
  });
  after(() => books.close());

  for (const regime of ECNY_REGIMES) {
    it(`comes out so in the reference model, ${regime}`, async () => {
      const scenario = await exampleIn(regime);
      const terms = ecnyTerms(scenario, DOMAIN);
      const referee = openECnyReferee(ecnyDay(scenario.participants, scenario.ecny), terms);
      await expectByHand(referee, regime, await signed(scenario, terms));
    });

    it(`comes out so in the books, whose postings make up the central bank's rows, ${regime}`, async () => {
      const scenario = await exampleIn(regime);
      const terms = ecnyTerms(scenario, DOMAIN);
      const day = ecnyDay(scenario.participants, scenario.ecny);
      const rail = await books.openECny({ ...scenario, terms, ecny: day });
      const sheet = await expectByHand(rail, regime, await signed(scenario, terms));
      expect(sheet?.e_cny).to.equal(regime === "M0_2021" ? 60_000n : 0n);
    });
  }

  it("meets every rule of the scheme in one regime or the other", async () => {
    const files = ["expected-m0-2021.csv", "expected-deposit-2026.csv"].map((name) =>
      readFile(new URL(`../../../scenarios/e-cny/${name}`, import.meta.url), "utf8"),
    );
    const text = (await Promise.all(files)).join("");
    for (const refusal of REFUSALS_OF_SCHEME["e-cny"]) expect(text).to.contain(`,${refusal},`);
  });
});
