import { expect } from "chai";
import fc from "fast-check";

import { CompositeBooks } from "../../../src/centralized/composite/booksRail.ts";
import { exampleBasket, playsExample } from "../../comparison/composite/example.ts";
import {
  TO_BE_MET,
  agreesWithReferee,
  playsByHand,
  randomEvents,
  smallBasket,
} from "../../comparison/composite/world.ts";
import { freshDatabase } from "../freshDatabase.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const FUZZ = { seed: 20_200_420, numRuns: deep ? 40 : 6 };

describe(`≋LBR in the books (seed ${FUZZ.seed})`, function () {
  this.timeout(deep ? 1_800_000 : 60_000);

  it("moves what was worked out by hand, and the log stays intact", async () => {
    const books = await CompositeBooks.open(await freshDatabase(), smallBasket());
    await playsByHand(books);
    expect((await books.verify()).intact).to.equal(true);
  });

  it("settles the worked example as it was worked out", async () =>
    playsExample(await CompositeBooks.open(await freshDatabase(), await exampleBasket())));

  it("answers as the referee does, and has the same balances after every event", async () => {
    const met = new Set<string>();
    const property = fc.asyncProperty(randomEvents(40), async (events) => {
      const books = await CompositeBooks.open(await freshDatabase(), smallBasket());
      for (const one of await agreesWithReferee([books], events)) met.add(one);
    });
    await fc.assert(property, { ...FUZZ, endOnFailure: false });
    expect([...met]).to.include.members(TO_BE_MET);
  });
});
