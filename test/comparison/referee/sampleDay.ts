import { fileURLToPath } from "node:url";

import { expect } from "chai";

import { REFUSALS_OF_SCHEME, REFUSALS_OF_TIERS, type Refusal } from "../../../src/catalogue/refusals.ts";
import { openReferee } from "../../../src/comparison/referee/openReferee.ts";
import { assertConserved } from "../../../src/scenario/conservation.ts";
import { openScenario } from "../../../src/scenario/openScenario.ts";
import type { Decision } from "../../../src/scenario/rail.ts";
import { scenarioTerms, signAll } from "../../../src/scenario/terms.ts";
import { DOMAIN } from "./day.ts";

const SAMPLE_DAY = fileURLToPath(new URL("../../../scenarios/sample-day", import.meta.url));
const BATCH = 500;
/** No year's limit is as low as what is paid on a day of average payments, and no identity expires within one. */
const OUT_OF_REACH: readonly Refusal[] = ["YEAR_LIMIT_EXCEEDED", "IDENTITY_EXPIRED"];

describe("the referee on the sample day", () => {
  it("meets every refusal several times, replays some, accepts most, and conserves money throughout", async function () {
    this.timeout(60_000);
    const scenario = await openScenario(SAMPLE_DAY);
    const terms = scenarioTerms(scenario, DOMAIN);
    const rail = openReferee({ ...scenario, terms, mode: "net" });
    const opening = await rail.claims();
    const decisions: Decision[] = [];
    for await (const batch of batches(signAll(scenario, terms))) {
      decisions.push(...(await rail.settle(batch)));
      assertConserved(await rail.claims(), opening);
    }
    await rail.endDay();
    assertConserved(await rail.claims(), opening);
    const first = decisions.filter(({ replayed }) => !replayed);
    const count = (refusal: Refusal) =>
      first.filter((decision) => decision.status === "rejected" && decision.reason === refusal).length;
    for (const refusal of REFUSALS_OF_SCHEME["alipay-2.0"]) expect(count(refusal), refusal).to.be.at.least(3);
    for (const refusal of REFUSALS_OF_TIERS.filter((one) => !OUT_OF_REACH.includes(one)))
      expect(count(refusal), refusal).to.be.at.least(1);
    expect(decisions).to.have.length(2_400);
    expect(decisions.length - first.length, "replays").to.be.at.least(3);
    expect(first.filter(({ status }) => status === "accepted").length / first.length).to.be.greaterThan(0.9);
  });
});

async function* batches<Item>(items: AsyncIterable<Item>): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
