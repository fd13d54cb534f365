import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect } from "chai";

import { REFUSALS_OF_TIERS } from "../../../src/catalogue/refusals.ts";
import { decisionLine } from "../../../src/comparison/hashes.ts";
import { openReferee } from "../../../src/comparison/referee/openReferee.ts";
import { assertConserved } from "../../../src/scenario/conservation.ts";
import { openScenario } from "../../../src/scenario/openScenario.ts";
import { scenarioTerms, signAll } from "../../../src/scenario/terms.ts";
import { formatYuan } from "../../../src/scenario/yuan.ts";
import { collect } from "../../scenario/support/collect.ts";
import { type BooksBench, openBooksBench } from "../booksBench.ts";
import { DOMAIN } from "./day.ts";

const FOLDER = fileURLToPath(new URL("../../../scenarios/wallet-tiers", import.meta.url));

async function expectedLines(name: string): Promise<readonly string[]> {
  return (await readFile(join(FOLDER, name), "utf8")).trimEnd().split("\n").slice(1);
}

describe("the day of wallet tiers, worked out by hand", () => {
  let books: BooksBench;

  before(async () => {
    books = await openBooksBench();
  });
  after(() => books.close());

  for (const mode of ["gross", "net"] as const) {
    it(`is decided by referee and books as expected.csv, and ends as expected-claims.csv, ${mode}`, async () => {
      const scenario = await openScenario(FOLDER);
      const terms = scenarioTerms(scenario, DOMAIN);
      const day = { ...scenario, terms, mode };
      for (const rail of [openReferee(day), await books.open(day)]) {
        const opening = await rail.claims();
        const decisions = await rail.settle(await collect(signAll(scenario, terms)));
        expect(decisions.map(decisionLine), rail.name).to.deep.equal(await expectedLines("expected.csv"));
        await rail.endDay();
        const claims = await rail.claims();
        const lines = claims.map(({ issuer, holder, instrument, amount: amountFen }) =>
          [issuer, holder, instrument, formatYuan(amountFen)].join(","),
        );
        expect(lines.toSorted(), rail.name).to.deep.equal(await expectedLines("expected-claims.csv"));
        assertConserved(claims, opening);
      }
    });
  }

  it("meets every limit; identities don't expire within a day's files", async () => {
    const outcomes = (await expectedLines("expected.csv")).map((line) => line.split(",")[2]);
    for (const refusal of REFUSALS_OF_TIERS.filter((name) => name !== "IDENTITY_EXPIRED"))
      expect(outcomes).to.include(refusal);
  });
});
