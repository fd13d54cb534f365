import { expect } from "chai";
import fc from "fast-check";

import { REFUSALS_OF_SCHEME, type Refusal } from "../../src/catalogue/refusals.ts";
import { openPooledBooks } from "../../src/centralized/schemes/openPooledBooks.ts";
import { claimLine, decisionLine } from "../../src/comparison/hashes.ts";
import { openPooledReferee } from "../../src/comparison/referee/alipay1/openPooledReferee.ts";
import { ALIPAY_1_CONSERVATION } from "../../src/scenario/alipay1/conservation.ts";
import type { Claim } from "../../src/scenario/claims.ts";
import { conservationFaults } from "../../src/scenario/conservation.ts";
import { freshDatabase } from "../centralized/freshDatabase.ts";
import {
  CLOSES_AT_SECONDS,
  OPENS_AT_SECONDS,
  smallParticipants,
  smallTerms,
} from "../centralized/schemes/smallDay.ts";
import { parameters, plans, signedDay } from "./pooledDays.ts";

const SEED = 20_161_012;
const RUNS = process.env["JIAOZI_TEST_DEPTH"] === "deep" ? 60 : 6;

describe("referee and books of alipay-1.0, given the same random instructions", () => {
  it(`decide alike, end alike and conserve money, meeting every refusal (seed ${SEED})`, async function () {
    this.timeout(600_000);
    const met = new Set<Refusal>();
    let feesFen = 0n;
    const days = fc.record({
      parameters,
      plan: plans,
      perCall: fc.constantFrom(3, 20, 90),
    });
    const property = fc.asyncProperty(days, async ({ parameters: terms, plan, perCall }) => {
      const day = {
        ...terms,
        participants: smallParticipants,
        terms: smallTerms,
        opensAtSeconds: OPENS_AT_SECONDS,
        closesAtSeconds: CLOSES_AT_SECONDS,
      };
      const referee = openPooledReferee(day);
      const books = await openPooledBooks({ ...day, database: await freshDatabase() });
      const opening = await referee.claims();
      expect(linesOf(await books.claims())).to.deep.equal(linesOf(opening));
      for (const batch of batchesOf(signedDay(plan), perCall)) {
        const expected = await referee.settle(batch);
        expect((await books.settle(batch)).map(decisionLine)).to.deep.equal(expected.map(decisionLine));
        expect(conservationFaults(await referee.claims(), opening, ALIPAY_1_CONSERVATION)).to.deep.equal([]);
        for (const decision of expected) if (decision.status === "rejected") met.add(decision.reason);
      }
      await referee.endDay();
      await books.endDay();
      const end = await referee.claims();
      expect(linesOf(await books.claims())).to.deep.equal(linesOf(end));
      expect(conservationFaults(end, opening, ALIPAY_1_CONSERVATION)).to.deep.equal([]);
      expect(await books.verify()).to.have.property("intact", true);
      feesFen += totalOf(end, "pool") - totalOf(end, "wallet");
    });
    await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: true });
    expect([...met].sort()).to.deep.equal([...REFUSALS_OF_SCHEME["alipay-1.0"]].sort());
    expect(feesFen > 0n, "fees").to.equal(true);
  });
});

function* batchesOf<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

function linesOf(claims: readonly Claim[]): readonly string[] {
  return claims.map(claimLine).sort();
}

function totalOf(claims: readonly Claim[], instrument: Claim["instrument"]): bigint {
  return claims
    .filter((claim) => claim.instrument === instrument)
    .reduce((sum, claim) => sum + claim.amount, 0n);
}
