import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect } from "chai";

import { REFUSALS_OF_SCHEME } from "../../../src/catalogue/refusals.ts";
import { decisionLine } from "../../../src/comparison/hashes.ts";
import { openReferee } from "../../../src/comparison/referee/openReferee.ts";
import { assertConserved } from "../../../src/scenario/conservation.ts";
import { openScenario } from "../../../src/scenario/openScenario.ts";
import { scenarioTerms, signAll } from "../../../src/scenario/terms.ts";
import { formatYuan } from "../../../src/scenario/yuan.ts";
import { collect } from "../../scenario/support/collect.ts";
import { DOMAIN } from "./day.ts";

const FOLDER = fileURLToPath(new URL("../../../scenarios/worked-example", import.meta.url));

async function expectedLines(name: string): Promise<readonly string[]> {
  return (await readFile(join(FOLDER, name), "utf8")).trimEnd().split("\n").slice(1);
}

describe("the referee on the day worked out by hand", () => {
  for (const mode of ["gross", "net"] as const) {
    it(`decides as expected.csv and ends as expected-claims.csv, ${mode}`, async () => {
      const scenario = await openScenario(FOLDER);
      const terms = scenarioTerms(scenario, DOMAIN);
      const rail = openReferee({ ...scenario, terms, mode });
      const opening = await rail.claims();
      const decisions = await rail.settle(await collect(signAll(scenario, terms)));
      expect(decisions.map(decisionLine)).to.deep.equal(await expectedLines("expected.csv"));
      await rail.endDay();
      const claims = await rail.claims();
      const lines = claims.map(({ issuer, holder, instrument, amount: amountFen }) =>
        [issuer, holder, instrument, formatYuan(amountFen)].join(","),
      );
      expect(lines.toSorted()).to.deep.equal(await expectedLines("expected-claims.csv"));
      assertConserved(claims, opening);
    });
  }

  it("covers every refusal, and replays of an acceptance and of a refusal", async () => {
    const outcomes = (await expectedLines("expected.csv")).map((line) => line.split(",").slice(1).join(","));
    for (const refusal of REFUSALS_OF_SCHEME["alipay-2.0"]) {
      expect(outcomes).to.include(`rejected,${refusal},false`);
    }
    expect(outcomes).to.include("accepted,,true");
    expect(outcomes).to.include("rejected,INSUFFICIENT_UNFROZEN_BALANCE,true");
  });
});
