import { expect } from "chai";

import type { Books } from "../../../src/centralized/schemes/books.ts";
import { openLibraBooks } from "../../../src/centralized/schemes/openLibraBooks.ts";
import { openPooledBooks } from "../../../src/centralized/schemes/openPooledBooks.ts";
import { openTimedBooks } from "../../../src/centralized/schemes/openTimedBooks.ts";
import type { SignedInstruction } from "../../../src/scenario/instructions.ts";
import type { Decision } from "../../../src/scenario/rail.ts";
import type { TimedRail } from "../../../src/scenario/timedRail.ts";
import { expectError } from "../expectError.ts";
import { freshDatabase } from "../freshDatabase.ts";
import {
  CLOSES_AT_SECONDS,
  OPENS_AT_SECONDS,
  openSmallDay,
  signed,
  smallParticipants,
  smallTerms,
} from "./smallDay.ts";

async function openOther(open: typeof openPooledBooks): Promise<Books> {
  return open({
    database: await freshDatabase(),
    participants: smallParticipants,
    terms: smallTerms,
    opensAtSeconds: OPENS_AT_SECONDS,
    closesAtSeconds: CLOSES_AT_SECONDS,
    // libra's payers sign other statements
    verifySignature: () => undefined,
  });
}

const SCHEMES: Record<string, () => Promise<Books>> = {
  "alipay-2.0 gross": () => openSmallDay("gross"),
  "alipay-2.0 net": () => openSmallDay("net"),
  "alipay-1.0": () => openOther(openPooledBooks),
  libra: () => openOther(openLibraBooks),
};

const HOURS = [0, 1, 2, 3, 7, 10];

/** Refusals too; and a person who withdraws twice, which alipay-1.0 doesn't put into one group. */
function traffic(): readonly SignedInstruction[] {
  return HOURS.flatMap((hour) => {
    const rest = { atSeconds: OPENS_AT_SECONDS + hour * 3_600 };
    return [
      signed("payment", "ada", "bo", 100n, rest),
      signed("payment", "bo", "ada", 900n, rest),
      signed("top_up", "icbc", "ada", 50n, rest),
      signed("withdrawal", "cai", "icbc", 30n, rest),
      signed("withdrawal", "cai", "icbc", 40n, rest),
    ];
  });
}

async function submitAll(rail: TimedRail, instructions: readonly SignedInstruction[]): Promise<Decision[]> {
  const outcomes = await Promise.all(instructions.map((each) => rail.submit(each)));
  return outcomes.map(({ decision }) => decision);
}

describe("books under the stopwatch", () => {
  for (const [scheme, open] of Object.entries(SCHEMES)) {
    it(`${scheme}: many at once are decided as one after the other, and end the day alike`, async () => {
      const instructions = traffic();
      const books = await open();
      const expected = await books.settle(instructions);
      await books.endDay();
      const claims = await books.claims();
      const timed = await open();
      const rail = await openTimedBooks(timed);
      expect(await submitAll(rail, instructions)).to.deep.equal(expected);
      expect(await submitAll(rail, instructions.slice(0, 7))).to.deep.equal(
        expected.slice(0, 7).map((decision) => ({ ...decision, replayed: true })),
      );
      await rail.endDay();
      expect(await rail.claims()).to.deep.equal(claims);
      expect(await timed.verify()).to.have.property("intact", true);
    });
  }

  it("stamps ascend", async () => {
    const rail = await openTimedBooks(await openSmallDay("gross"));
    const before = performance.now();
    const { stamps } = await rail.submit(signed("payment", "ada", "bo", 1n));
    const passed = [before, stamps.takenAtMs, stamps.signedAtMs, stamps.submittedAtMs, stamps.settledAtMs];
    expect(passed).to.deep.equal(
      [...passed, performance.now()].sort((a, b) => a - b).slice(0, passed.length),
    );
  });

  it("an error of one instruction fails that one alone", async () => {
    const rail = await openTimedBooks(await openSmallDay("gross"));
    const first = signed("payment", "ada", "bo", 1n);
    const results = await Promise.allSettled(
      [
        first,
        signed("payment", "ada", "bo", 2n, { signer: "bo" }),
        signed("payment", "ada", "bo", 3n, { id: first.id }),
        signed("payment", "ada", "nobody", 1n),
        signed("payment", "ada", "bo", 1n, { atSeconds: CLOSES_AT_SECONDS + 1 }),
        signed("payment", "bo", "ada", 5n),
      ].map((each) => rail.submit(each)),
    );
    const told = results.map((result) =>
      result.status === "fulfilled" ? result.value.decision.status : (result.reason as { code: string }).code,
    );
    expect(told).to.deep.equal([
      "accepted",
      "INVALID_SIGNATURE",
      "ID_REUSED",
      "UNKNOWN_PARTICIPANT",
      "EXPIRED",
      "accepted",
    ]);
    await expectError(() => rail.submit(signed("payment", "ada", "bo", 9n, { id: first.id })), "ID_REUSED");
  });

  it("says what a settled payment survives, and what serves it", async () => {
    const books = await openSmallDay("gross");
    const rail = await openTimedBooks(books);
    expect(rail.settlement).to.equal(books.durability.durable ? "finality" : "not durable");
    const before = await rail.footprint();
    await submitAll(rail, traffic());
    const after = await rail.footprint();
    expect(Number(after.storedBytes)).to.be.greaterThan(Number(before.storedBytes));
    expect(after.processIds).to.not.include(process.pid);
    if (process.env["DATABASE_URL"] === undefined) expect(after.processIds).to.deep.equal([]);
  });
});
