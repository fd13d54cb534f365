import { expect } from "chai";
import fc from "fast-check";

import { ReserveRunBooks } from "../../../src/centralized/reserveRun/booksRail.ts";
import { agreesWithReferee, playsByHand, randomEvents, smallRun } from "../../comparison/reserveRun/world.ts";
import { freshDatabase } from "../freshDatabase.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const FUZZ = { seed: 20_230_311, numRuns: deep ? 60 : 8 };

describe(`a run on the reserve in the books (seed ${FUZZ.seed})`, function () {
  this.timeout(deep ? 1_800_000 : 60_000);

  it("pays what was worked out by hand, and the log stays intact", async () => {
    const books = await ReserveRunBooks.open(await freshDatabase(), smallRun());
    await playsByHand(books);
    expect((await books.verify()).intact).to.equal(true);
  });

  it("answers as the referee does, event by event, and ends where it ends", async () => {
    const met = new Set<string>();
    const property = fc.asyncProperty(randomEvents(40), async (events) => {
      const books = await ReserveRunBooks.open(await freshDatabase(), smallRun());
      for (const one of await agreesWithReferee(books, events)) met.add(one);
    });
    await fc.assert(property, { ...FUZZ, endOnFailure: false });
    expect([...met]).to.include.members(["DealersActive", "RequestNotReady", "NotItsTurn", "settle"]);
  });
});
