import { expect } from "chai";

import { type Chain, bytes32, openChain } from "../../behaviours/chain.ts";
import {
  type Settlement,
  balancesOf,
  deployGross,
  deployLossSharing,
  deployUnwinding,
  give,
  statesOf,
} from "./deploySettlement.ts";

const chain = await openChain();

/** Icbc may go to −300 with a balance of 100: it is 150 short when the session closes. */
async function defaulting(system: Settlement) {
  const { settlement, people } = system;
  await settlement.setNetDebitCap(people.icbc, false, 300n);
  await settlement.openSession();
  await give(system, "p1", people.icbc, people.ccb, 120n);
  await give(system, "p2", people.ccb, people.alice, 200n);
  await give(system, "p3", people.icbc, people.bob, 100n);
  await give(system, "p4", people.icbc, people.bob, 30n);
  return system;
}

const unwinding = async (on: Chain) => defaulting(await deployUnwinding(on));
const lossSharing = async (on: Chain) => defaulting(await deployLossSharing(on));

describe("InterbankSettlement in sessions", () => {
  it("counts payments against the cap at once, and moves money when the session closes", async () => {
    const system = await chain.restore(deployUnwinding);
    const { settlement, people } = system;
    await expect(settlement.openSession()).to.emit(settlement, "SessionOpened").withArgs(1);
    await give(system, "out", people.icbc, people.ccb, 100n);
    await give(system, "more", people.icbc, people.ccb, 1n);
    await give(system, "on", people.ccb, people.alice, 200n);
    expect(await balancesOf(system)).to.deep.equal([100n, 100n, 100n, 100n]);
    expect(await statesOf(system, "out", "more", "on")).to.deep.equal(["IN_SESSION", "QUEUED", "IN_SESSION"]);
    await settlement.fund(people.icbc, 1n);
    expect(await statesOf(system, "more")).to.deep.equal(["IN_SESSION"]);
    await expect(settlement.closeSession(9n)).to.emit(settlement, "SessionSettled").withArgs(1);
    expect(await statesOf(system, "out", "more", "on")).to.deep.equal(Array(3).fill("SETTLED_IN_SESSION"));
    expect(await balancesOf(system)).to.deep.equal([0n, 1n, 300n, 100n]);
  });

  it("leaves a stated cap as it is when money comes onto the account", async () => {
    const system = await chain.restore(deployUnwinding);
    const { settlement, people } = system;
    await settlement.setNetDebitCap(people.icbc, false, 30n);
    await settlement.openSession();
    await settlement.fund(people.icbc, 50n);
    await settlement.fund(people.ccb, 50n);
    expect(await settlement.roomOf(people.icbc)).to.equal(30n);
    expect(await settlement.roomOf(people.ccb)).to.equal(150n);
    expect(await balancesOf(system)).to.deep.equal([150n, 150n, 100n, 100n]);
  });

  it("carries queued payments over into the next session, with new room", async () => {
    const system = await chain.restore(deployUnwinding);
    const { settlement, people } = system;
    await settlement.openSession();
    await give(system, "large", people.icbc, people.ccb, 150n);
    await give(system, "in", people.bob, people.icbc, 40n);
    await settlement.closeSession(9n);
    await settlement.setNetDebitCap(people.icbc, false, 150n);
    await settlement.openSession();
    expect(await statesOf(system, "large", "in")).to.deep.equal(["IN_SESSION", "SETTLED_IN_SESSION"]);
    await settlement.setNetDebitCap(people.icbc, true, 0n);
    expect(await settlement.roomOf(people.icbc)).to.equal(0n);
  });

  it("unwinds the latest payments of who can't pay, and of who can't in consequence", async () => {
    const system = await chain.restore(unwinding);
    const { settlement, people } = system;
    // icbc 100 − 250; without p4 and p3 −20; without p1 as well 100, but then ccb lacks p1 for p2
    const closing = settlement.closeSession(9n);
    await expect(closing).to.emit(settlement, "BankDefaulted").withArgs(1, people.icbc, 150n);
    expect(await statesOf(system, "p1", "p2", "p3", "p4")).to.deep.equal(Array(4).fill("UNWOUND"));
    expect(await balancesOf(system)).to.deep.equal([100n, 100n, 100n, 100n]);
    // who defaulted may only send what it receives
    await settlement.openSession();
    await give(system, "p5", people.icbc, people.ccb, 1n);
    expect(await statesOf(system, "p5")).to.deep.equal(["QUEUED"]);
    await give(system, "p6", people.bob, people.icbc, 1n);
    expect(await statesOf(system, "p5")).to.deep.equal(["IN_SESSION"]);
  });

  it("unwinds in as many steps as it takes, and takes no orders meanwhile", async () => {
    const system = await chain.restore(unwinding);
    const { settlement, people } = system;
    expect(await settlement.closeSession.staticCall(3n)).to.equal(false);
    await expect(settlement.closeSession(3n)).to.not.emit(settlement, "SessionSettled");
    expect(await statesOf(system, "p1", "p2", "p3", "p4")).to.deep.equal([
      "UNWOUND",
      "IN_SESSION",
      "UNWOUND",
      "UNWOUND",
    ]);
    expect(await settlement.roomOf(people.ccb)).to.equal(0n);
    await expect(give(system, "p5", people.bob, people.ccb, 1n))
      .to.be.revertedWithCustomError(settlement, "SessionIs")
      .withArgs(false);
    await expect(settlement.openSession())
      .to.be.revertedWithCustomError(settlement, "SessionIs")
      .withArgs(true);
    await expect(settlement.closeSession(1n)).to.emit(settlement, "SessionSettled").withArgs(1);
    expect(await balancesOf(system)).to.deep.equal([100n, 100n, 100n, 100n]);
  });

  it("shares a loss among net creditors in proportion, odd fen in order of admission", async () => {
    const system = await chain.restore(lossSharing);
    const { settlement, people } = system;
    // nets: icbc −250, ccb −80, alice +200, bob +130; 150 are missing of 330: 90.9 and 59.09
    const closing = settlement.closeSession(9n);
    await expect(closing).to.emit(settlement, "LossBorne").withArgs(1, people.alice, 91n);
    await expect(closing).to.emit(settlement, "LossBorne").withArgs(1, people.bob, 59n);
    expect(await balancesOf(system)).to.deep.equal([0n, 20n, 209n, 171n]);
    const all = await statesOf(system, "p1", "p2", "p3", "p4");
    expect(all).to.deep.equal(Array(4).fill("SETTLED_IN_SESSION"));
    expect(await settlement.totalSettlementFen()).to.equal(400n);
  });

  it("spares a net creditor whose part of the loss is less than a fen", async () => {
    const system = await chain.restore(deployLossSharing);
    const { settlement, people } = system;
    await settlement.setNetDebitCap(people.icbc, false, 300n);
    await settlement.openSession();
    await give(system, "p1", people.icbc, people.ccb, 100n);
    await give(system, "p2", people.icbc, people.alice, 1n);
    const closing = settlement.closeSession(9n);
    await expect(closing).to.emit(settlement, "LossBorne").withArgs(1, people.ccb, 1n);
    expect(await balancesOf(system)).to.deep.equal([0n, 199n, 101n, 100n]);
  });

  it("says which of the two it takes: an open session or none", async () => {
    const system = await chain.restore(deployUnwinding);
    const { settlement, people } = system;
    await expect(give(system, "p", people.icbc, people.ccb, 1n))
      .to.be.revertedWithCustomError(settlement, "SessionIs")
      .withArgs(false);
    await expect(settlement.closeSession(9n))
      .to.be.revertedWithCustomError(settlement, "SessionIs")
      .withArgs(false);
    await settlement.fund(people.icbc, 5n);
    await settlement.defund(people.icbc, 105n);
    await expect(settlement.defund(people.icbc, 1n))
      .to.be.revertedWithCustomError(settlement, "SettlementBalanceInsufficient")
      .withArgs(people.icbc, 1n, 0n);
    await settlement.openSession();
    for (const call of [
      () => settlement.openSession(),
      () => settlement.defund(people.ccb, 1n),
      () => settlement.endDay(1n),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(settlement, "SessionIs").withArgs(true);
    }
    expect(await settlement.stateOf(bytes32("p"))).to.equal(0n);
  });

  it("belongs to mode NET", async () => {
    const { settlement } = await chain.restore(deployGross);
    await expect(settlement.openSession())
      .to.be.revertedWithCustomError(settlement, "OtherSettlementMode")
      .withArgs(0);
  });
});
