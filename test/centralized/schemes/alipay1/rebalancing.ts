import { expect } from "chai";

import { rebalancingAt, rebalancingsDue } from "../../../../src/centralized/schemes/alipay1/rebalancing.ts";
import { CLOSES_AT_SECONDS, OPENS_AT_SECONDS, signed, smallParticipants } from "../smallDay.ts";
import { changesBetween, claimsByName, openPooledDay } from "./pooledDay.ts";

const HOUR = 3_600;
/** Two rebalancings part the twelve hours into three times four. */
const TWICE = { rebalancingsPerDay: 2 };
const at = (hours: number) => ({ atSeconds: OPENS_AT_SECONDS + hours * HOUR });

describe("alipay-1.0: refilling the pools", () => {
  it("stands between equal parts of the day: none at the opening, none at the close", () => {
    const times = { ...TWICE, opensAtSeconds: OPENS_AT_SECONDS, closesAtSeconds: CLOSES_AT_SECONDS };
    const due = (hours: number, seconds = 0) =>
      rebalancingsDue(OPENS_AT_SECONDS + hours * HOUR + seconds, times);
    expect([due(0), due(4, -1), due(4), due(8, -1), due(8), due(12), due(20)]).to.deep.equal([
      0, 0, 1, 1, 2, 2, 2,
    ]);
    expect(rebalancingAt(2, times)).to.equal(OPENS_AT_SECONDS + 8 * HOUR);
    expect(rebalancingsDue(CLOSES_AT_SECONDS, { ...times, rebalancingsPerDay: 0 })).to.equal(0);
  });

  it("a solvent institution can't pay out where its pool is short, until the pool is refilled", async () => {
    const books = await openPooledDay(TWICE);
    const toBo = signed("payment", "ada", "bo", 500n, at(0));
    const tooMuch = signed("withdrawal", "bo", "cmb", 1_001n, at(1));
    const all = signed("withdrawal", "bo", "cmb", 1_000n, at(2));
    const more = signed("withdrawal", "bo", "cmb", 1n, at(3));
    const later = signed("withdrawal", "bo", "cmb", 1n, at(4));
    const decisions = await books.settle([toBo, tooMuch, all, more, later]);
    expect(decisions.map((decision) => ("reason" in decision ? decision.reason : "accepted"))).to.deep.equal([
      "accepted",
      "POOL_INSUFFICIENT",
      "accepted",
      "POOL_INSUFFICIENT",
      "accepted",
    ]);
    expect(await books.centralBankTurnover()).to.deep.equal({ transfers: 1, amountFen: 1_000n });
  });

  it("refills to what the pool held at the opening, moving reserves from the depository bank", async () => {
    const books = await openPooledDay(TWICE);
    await books.settle([signed("withdrawal", "bo", "cmb", 300n, at(0))]);
    const before = await claimsByName(books);
    await books.endDay();
    expect(changesBetween(before, await claimsByName(books))).to.deep.equal({
      "icbc owes alipay pool": -300n,
      "cmb owes alipay pool": 300n,
      "central-bank owes icbc reserves": -300n,
      "central-bank owes cmb reserves": 300n,
    });
    expect(await books.verify()).to.have.property("intact", true);
  });

  it("reaches as far as the depository bank's pool", async () => {
    const books = await openPooledDay(TWICE);
    // 2,000 − 1,500 − 400 = 100 are left at icbc, and 500 are missing at cmb
    await books.settle([
      signed("payment", "bo", "ada", 500n, at(0)),
      signed("withdrawal", "ada", "icbc", 1_500n, at(0)),
      signed("withdrawal", "partly", "icbc", 400n, at(0)),
      signed("withdrawal", "bo", "cmb", 500n, at(0)),
    ]);
    const before = await claimsByName(books);
    await books.endDay();
    expect(changesBetween(before, await claimsByName(books))).to.deep.equal({
      "icbc owes alipay pool": -100n,
      "cmb owes alipay pool": 100n,
      "central-bank owes icbc reserves": -100n,
      "central-bank owes cmb reserves": 100n,
    });
  });

  it("reaches as far as the depository bank's reserves", async () => {
    const books = await openPooledDay({ ...TWICE, depositoryBank: "cmb" });
    // 800 are missing at icbc, and cmb owes alipay 1,000, but has reserves of 700
    await books.settle([signed("withdrawal", "ada", "icbc", 800n, at(0))]);
    const before = await claimsByName(books);
    await books.endDay();
    expect(changesBetween(before, await claimsByName(books))).to.deep.equal({
      "cmb owes alipay pool": -700n,
      "icbc owes alipay pool": 700n,
      "central-bank owes cmb reserves": -700n,
      "central-bank owes icbc reserves": 700n,
    });
  });

  it("serves institutions in their order when the depository bank's reserves don't reach", async () => {
    const { holders } = smallParticipants;
    const [cai, free] = [holders.get("cai"), holders.get("overfrozen")];
    if (cai === undefined || free === undefined) throw new Error("cai or overfrozen is missing");
    // tenpay then has 1,000 at cmb, which could refill what it lacks at icbc
    const moved = new Map(holders).set("cai", { ...cai, bank: "cmb" });
    moved.set("overfrozen", { ...free, frozenFen: 0n });
    const books = await openPooledDay({
      ...TWICE,
      depositoryBank: "cmb",
      participants: { ...smallParticipants, holders: moved },
    });
    await books.settle([
      signed("withdrawal", "overfrozen", "icbc", 400n, at(0)),
      signed("withdrawal", "ada", "icbc", 500n, at(0)),
    ]);
    const before = await claimsByName(books);
    await books.endDay();
    expect(changesBetween(before, await claimsByName(books))).to.deep.equal({
      "cmb owes alipay pool": -500n,
      "icbc owes alipay pool": 500n,
      "cmb owes tenpay pool": -200n,
      "icbc owes tenpay pool": 200n,
      "central-bank owes cmb reserves": -700n,
      "central-bank owes icbc reserves": 700n,
    });
  });

  it("carries out those that are due once, and the last ones when the day ends", async () => {
    const books = await openPooledDay(TWICE);
    await books.settle([signed("withdrawal", "bo", "cmb", 300n, at(0))]);
    await books.settle([signed("payment", "ada", "bo", 1n, at(9))]);
    const after = await claimsByName(books);
    expect(after.get("cmb owes alipay pool")).to.equal(1_000n);
    await books.settle([signed("withdrawal", "bo", "cmb", 100n, at(9))]);
    await books.endDay();
    expect((await claimsByName(books)).get("cmb owes alipay pool")).to.equal(900n);
  });
});
