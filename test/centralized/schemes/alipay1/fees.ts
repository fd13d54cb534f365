import { expect } from "chai";

import { WITHDRAWAL_FEE_2016 } from "../../../../src/scenario/alipay1/pooledTerms.ts";
import { signed, smallParticipants } from "../smallDay.ts";
import { changesBetween, claimsByName, openPooledDay } from "./pooledDay.ts";
import { feeOf } from "../../../../src/centralized/schemes/alipay1/fee.ts";

/** 2 % of what exceeds 500 fen, at least 3 fen. */
const FEE = { freeFen: 500n, perMille: 20n, minimumFen: 3n, withdrawnBeforeFen: 0n };

describe("alipay-1.0: what a withdrawal costs", () => {
  const CASES: readonly (readonly [string, bigint, bigint, bigint])[] = [
    ["20,000 yuan in a lifetime are free", 2_000_000n, 0n, 0n],
    ["one fen more costs the minimum of 0.10 yuan", 1n, 2_000_000n, 10n],
    ["100 yuan more cost 0.10 yuan", 10_000n, 2_000_000n, 10n],
    ["100.01 yuan more cost 0.11 yuan, rounded up to the fen", 10_001n, 2_000_000n, 11n],
    ["only what exceeds is charged: 20,500 yuan cost 0.50 yuan", 2_050_000n, 0n, 50n],
    ["what came before counts: 1,000 yuan after 19,500 cost 0.50 yuan", 100_000n, 1_950_000n, 50n],
  ];
  for (const [what, amountFen, withdrawnFen, fee] of CASES) {
    it(what, () => {
      expect(feeOf(amountFen, withdrawnFen, WITHDRAWAL_FEE_2016)).to.equal(fee);
    });
  }

  it("the fee leaves the wallet, stays in the pool and is the institution's own", async () => {
    const books = await openPooledDay({ fee: { ...FEE, withdrawnBeforeFen: 300n } });
    const before = await claimsByName(books);
    // 200 of the 600 are free; 2 % of 400 is 8
    await books.settle([signed("withdrawal", "bo", "cmb", 600n)]);
    expect(changesBetween(before, await claimsByName(books))).to.deep.equal({
      "alipay owes bo wallet": -608n,
      "cmb owes alipay pool": -600n,
      "cmb owes bo deposit": 600n,
    });
    const sheets = await books.balanceSheets();
    expect(sheets.find(({ entity }) => entity === "alipay")).to.include({
      assets: 2_400n,
      liabilities: 2_392n,
    });
    await books.reconcile();
  });

  it("counts a person's withdrawals one after the other, also within one call, and refused ones not", async () => {
    const books = await openPooledDay({ fee: FEE });
    const decisions = await books.settle([
      signed("withdrawal", "ada", "icbc", 400n), // free; 600 are left
      signed("withdrawal", "ada", "icbc", 700n), // refused
      signed("withdrawal", "ada", "icbc", 200n), // 100 exceed: 2 % are 2, so 3; 397 are left
      signed("withdrawal", "ada", "icbc", 390n), // 8: 390 + 8 exceeds 397
      signed("withdrawal", "ada", "icbc", 389n), // 7.78, so 8: 389 + 8 is all there is
    ]);
    expect(decisions.map((decision) => ("reason" in decision ? decision.reason : "accepted"))).to.deep.equal([
      "accepted",
      "INSUFFICIENT_BALANCE",
      "accepted",
      "INSUFFICIENT_BALANCE",
      "accepted",
    ]);
    expect((await claimsByName(books)).has("alipay owes ada wallet")).to.equal(false);
  });

  it("a merchant withdraws free", async () => {
    const bo = smallParticipants.holders.get("bo");
    if (bo === undefined) throw new Error("bo is missing");
    const holders = new Map(smallParticipants.holders).set("bo", { ...bo, kind: "merchant" });
    const books = await openPooledDay({ fee: FEE, participants: { ...smallParticipants, holders } });
    await books.settle([signed("withdrawal", "bo", "cmb", 1_000n)]);
    expect((await claimsByName(books)).has("alipay owes bo wallet")).to.equal(false);
  });
});
