import { expect } from "chai";
import fc from "fast-check";

import { REFUSALS_OF_SCHEME, type Refusal } from "../../src/catalogue/refusals.ts";
import { openPooledBooks } from "../../src/centralized/schemes/openPooledBooks.ts";
import { claimLine, decisionLine } from "../../src/comparison/hashes.ts";
import { openPooledReferee } from "../../src/comparison/referee/alipay1/openPooledReferee.ts";
import { ALIPAY_1_CONSERVATION } from "../../src/scenario/alipay1/conservation.ts";
import type { PooledTerms } from "../../src/scenario/alipay1/pooledTerms.ts";
import type { Claim } from "../../src/scenario/claims.ts";
import { conservationFaults } from "../../src/scenario/conservation.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import { freshDatabase } from "../centralized/freshDatabase.ts";
import {
  CLOSES_AT_SECONDS,
  OPENS_AT_SECONDS,
  signed,
  smallParticipants,
  smallTerms,
} from "../centralized/schemes/smallDay.ts";

const SEED = 20_161_012;
const RUNS = process.env["JIAOZI_TEST_DEPTH"] === "deep" ? 300 : 8;

const holder = fc.constantFrom(...smallParticipants.holders.keys());
const bank = fc.constantFrom(...smallParticipants.banks.keys());
const amount = fc.oneof(fc.bigInt({ min: 1n, max: 400n }), fc.bigInt({ min: 500n, max: 2_500n }));
/** Mostly the bank where the holder has an account. */
const bankOf = (id: string) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(smallParticipants.holders.get(id)?.bank ?? "") }, bank);
const drawn = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(fc.constant("payment" as const), holder, holder, amount) },
  {
    weight: 1,
    arbitrary: holder.chain((id) =>
      fc.tuple(fc.constant("top_up" as const), bankOf(id), fc.constant(id), amount),
    ),
  },
  {
    weight: 3,
    arbitrary: holder.chain((id) =>
      fc.tuple(fc.constant("withdrawal" as const), fc.constant(id), bankOf(id), amount),
    ),
  },
);

const parameters: fc.Arbitrary<PooledTerms> = fc.record({
  depositoryBank: bank,
  rebalancingsPerDay: fc.nat(6),
  fee: fc.record({
    freeFen: fc.constantFrom(0n, 400n, 2_000_000n),
    perMille: fc.constantFrom(1n, 33n),
    minimumFen: fc.constantFrom(0n, 10n),
    withdrawnBeforeFen: fc.constantFrom(0n, 100n),
  }),
});

describe("referee and books of alipay-1.0, given the same random instructions", () => {
  it(`decide alike, end alike and conserve money, meeting every refusal (seed ${SEED})`, async function () {
    this.timeout(600_000);
    const met = new Set<Refusal>();
    let feesFen = 0n;
    const days = fc.record({
      parameters,
      plan: fc.array(drawn, { minLength: 40, maxLength: 90, size: "max" }),
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

type Drawn = readonly ["payment" | "top_up" | "withdrawal", string, string, bigint];

/** Spread over the day; every tenth is the first one again. */
function signedDay(plan: readonly Drawn[]): readonly SignedInstruction[] {
  const spacing = (CLOSES_AT_SECONDS - OPENS_AT_SECONDS) / plan.length;
  return plan.map(([kind, payer, payee, fen], index) => {
    const [first] = plan;
    const again = index % 10 === 9 && first !== undefined;
    const [what, from, to, much] = again ? first : ([kind, payer, payee, fen] as const);
    const atSeconds = OPENS_AT_SECONDS + Math.floor(index * spacing);
    return signed(what, from, to, much, { id: again ? "0" : String(index), atSeconds });
  });
}

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
