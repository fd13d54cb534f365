import { expect } from "chai";
import fc from "fast-check";

import { runDay } from "../../src/comparison/runDay.ts";
import { openLibraReferee } from "../../src/comparison/referee/libra/openLibraReferee.ts";
import { LIBRA_USD } from "../../src/scenario/currency.ts";
import { entityKindOf } from "../../src/scenario/entities.ts";
import { dayConservation } from "../../src/scenario/libra/conservation.ts";
import { toMicroInstruction } from "../../src/scenario/libra/convert.ts";
import { libraDay } from "../../src/scenario/libra/libraDay.ts";
import { libraTerms } from "../../src/scenario/libra/sign.ts";
import type { Measure } from "../../src/scenario/measures.ts";
import { type BooksBench, openBooksBench } from "./booksBench.ts";
import { LIBRA, issuanceOf, issuanceWishes } from "./randomIssuance.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT, smallWorld } from "./smallWorld.ts";
import { instructionsOf, steps } from "./steps.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const SEED = 20_201_128;
const RUNS = deep ? 200 : 2;
const DOMAIN = { name: "Libra USD", version: "1", chainId: 1, verifyingContract: `0x${"11".repeat(20)}` };

describe("referee and books of libra under random issuance", () => {
  const participants = smallWorld();
  const times = { opensAtSeconds: OPENS_AT, closesAtSeconds: CLOSES_AT };
  const terms = libraTerms({ participants, keySeed: KEY_SEED, ...times }, DOMAIN);
  const libra = libraDay(participants, LIBRA);
  let books: BooksBench;

  before(async () => {
    books = await openBooksBench();
  });
  after(() => books.close());

  it(`answer every measure alike, with what it leaves, and end alike (seed ${SEED})`, async () => {
    const property = fc.asyncProperty(
      fc.noBias(issuanceWishes(60, 40)),
      fc.noBias(steps(10)),
      async (wishes, plan) => {
        const measures = issuanceOf(wishes, libra.coinsOutstanding);
        const decidable = plan.filter(({ does }) => does === "instruct" || does === "repeat");
        const instructions = instructionsOf(decidable, terms, (one) =>
          toMicroInstruction(one, LIBRA.fenPerUsd),
        );
        const family = {
          ...({ scheme: "libra", mode: "gross", currency: LIBRA_USD } as const),
          conservation: dayConservation(libra),
          kindOf: (entity: string) => entityKindOf(participants, entity),
          measureFor: (measure: Measure) => measure,
          referee: openLibraReferee(libra, terms, OPENS_AT),
          rails: [await books.openLibra({ participants, ...times, terms, libra })],
        };
        const [result] = await runDay([family], stream(instructions), { measures });
        await family.referee.close();
        expect(result?.agree, JSON.stringify(result?.firstDifference)).to.equal(true);
      },
    );
    await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: true });
  });
});

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
