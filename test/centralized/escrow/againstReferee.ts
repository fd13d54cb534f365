import { expect } from "chai";
import fc from "fast-check";

import { EscrowBooksRail } from "../../../src/centralized/escrow/booksRail.ts";
import { EscrowReferee } from "../../../src/comparison/escrow/referee.ts";
import { escrowDomain } from "../../../src/scenario/escrow/statements.ts";
import { demonstrationAddresses } from "../../../src/scenario/interbank/statements.ts";
import { agreeOn } from "../../comparison/escrow/agreeOn.ts";
import { refusesFaults } from "../../comparison/escrow/faults.ts";
import { frozenEvents } from "../../comparison/escrow/frozenEvents.ts";
import { KEY_SEED, OPENING, OPENS, eventsOf, plans } from "../../comparison/escrow/randomTrades.ts";
import { freshDatabase } from "../freshDatabase.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const FUZZ = { seed: 20_191_111, numRuns: deep ? 40 : 1 };
const TERMS = {
  domain: escrowDomain(1, "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"),
  validUntilSeconds: OPENS + 20 * 365 * 86_400,
  addressOf: demonstrationAddresses(KEY_SEED),
};

describe(`the books of secured trades and the referee (seed ${FUZZ.seed})`, function () {
  this.timeout(deep ? 1_800_000 : 60_000);

  it("answer alike and hold the same after every one of random events", async () => {
    await fc.assert(
      fc.asyncProperty(plans(deep ? 80 : 40), async (plan) => {
        const rail = await EscrowBooksRail.open(await freshDatabase(), OPENING, TERMS);
        await agreeOn(eventsOf(plan, TERMS), new EscrowReferee(OPENING, TERMS), rail);
        expect((await rail.verify()).intact).to.equal(true);
      }),
      FUZZ,
    );
  });

  it("answer alike and hold the same when parties are frozen", async () => {
    const rail = await EscrowBooksRail.open(await freshDatabase(), OPENING, TERMS);
    await agreeOn(frozenEvents(TERMS), new EscrowReferee(OPENING, TERMS), rail);
  });

  it("refuse faulty instructions alike, without consuming their ids", async () => {
    for (const rail of [
      new EscrowReferee(OPENING, TERMS),
      await EscrowBooksRail.open(await freshDatabase(), OPENING, TERMS),
    ]) {
      await refusesFaults(rail, TERMS);
    }
  });

  it("go on where they were left, and refuse another opening's database", async () => {
    const database = await freshDatabase();
    const rail = await EscrowBooksRail.open(database, OPENING, TERMS);
    const before = await rail.holdings();
    const again = await EscrowBooksRail.open(database, OPENING, TERMS);
    expect(await again.holdings()).to.deep.equal(before);
    const other = { ...OPENING, terms: { ...OPENING.terms, feeBasisPoints: 0 } };
    const fault = await EscrowBooksRail.open(database, other, TERMS).catch((error: unknown) => error);
    expect(fault).to.include({ code: "DATABASE_REFUSED" });
  });
});
