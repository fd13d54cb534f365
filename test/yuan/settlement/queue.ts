import { expect } from "chai";

import { FOREVER, bytes32, openChain } from "../../behaviours/chain.ts";
import { balancesOf, cancel, deployGross, deploySaving, give, statesOf } from "./deploySettlement.ts";

const chain = await openChain();

describe("InterbankSettlement.cancel", () => {
  const load = () => chain.restore(deployGross);

  it("takes a payment out wherever it stands in the queue, and keeps the others' order", async () => {
    for (const [gone, left] of [
      ["n1", ["u1", "u2", "n2", "n3"]],
      ["n2", ["u1", "u2", "n1", "n3"]],
      ["n3", ["u1", "u2", "n1", "n2"]],
      ["u1", ["u2", "n1", "n2", "n3"]],
      ["u2", ["u1", "n1", "n2", "n3"]],
    ] as const) {
      const system = await load();
      const { settlement, people } = system;
      for (const id of ["n1", "n2", "n3", "u1", "u2"]) {
        await give(system, id, people.icbc, people.ccb, 101n, id.startsWith("u"));
      }
      await expect(cancel(system, people.icbc, gone))
        .to.emit(settlement, "OrderStateChanged")
        .withArgs(bytes32(gone), 8);
      expect(await settlement.queueOf(people.icbc)).to.deep.equal(left.map(bytes32));
      await give(system, "n4", people.icbc, people.ccb, 101n);
      await give(system, "u4", people.icbc, people.ccb, 101n, true);
      const [urgent, normal] = [
        left.filter((id) => id.startsWith("u")),
        left.filter((id) => id.startsWith("n")),
      ];
      const queue = [...urgent, "u4", ...normal, "n4"].map(bytes32);
      expect(await settlement.queueOf(people.icbc)).to.deep.equal(queue);
    }
  });

  it("takes neighbours out one after the other", async () => {
    const system = await load();
    const { settlement, people } = system;
    for (const id of ["n1", "n2", "n3", "n4", "n5"]) await give(system, id, people.icbc, people.ccb, 101n);
    for (const [gone, left] of [
      ["n2", ["n1", "n3", "n4", "n5"]],
      ["n3", ["n1", "n4", "n5"]],
      ["n5", ["n1", "n4"]],
      ["n4", ["n1"]],
    ] as const) {
      await cancel(system, people.icbc, gone);
      expect(await settlement.queueOf(people.icbc)).to.deep.equal(left.map(bytes32));
    }
    await give(system, "n6", people.icbc, people.ccb, 101n);
    expect(await settlement.queueOf(people.icbc)).to.deep.equal(["n1", "n6"].map(bytes32));
  });

  it("releases what stood behind", async () => {
    const system = await load();
    const { people } = system;
    await give(system, "large", people.icbc, people.ccb, 101n);
    await give(system, "small", people.icbc, people.ccb, 100n);
    await cancel(system, people.icbc, "large");
    expect(await statesOf(system, "large", "small", "cancel large")).to.deep.equal([
      "CANCELLED_BY_PAYER",
      "SETTLED_BY_RELEASE",
      "CARRIED_OUT",
    ]);
  });

  it("answers NOT_QUEUED for what settled, isn't known, was cancelled, or is another's", async () => {
    const system = await load();
    const { settlement, people } = system;
    await give(system, "settled", people.icbc, people.ccb, 1n);
    await give(system, "queued", people.icbc, people.ccb, 101n);
    await cancel(system, people.icbc, "settled");
    await cancel(system, people.icbc, "unknown");
    await cancel(system, people.ccb, "queued", "by another");
    const nothing = await statesOf(system, "cancel settled", "cancel unknown", "by another");
    expect(nothing).to.deep.equal(["NOT_QUEUED", "NOT_QUEUED", "NOT_QUEUED"]);
    expect(await statesOf(system, "queued")).to.deep.equal(["QUEUED"]);
    await cancel(system, people.icbc, "queued");
    await cancel(system, people.icbc, "queued", "once more");
    expect(await statesOf(system, "once more")).to.deep.equal(["NOT_QUEUED"]);
    await expect(cancel(system, people.icbc, "queued"))
      .to.emit(settlement, "OrderRepeated")
      .withArgs(bytes32("cancel queued"), 7);
  });

  it("takes nobody's word but the payer's", async () => {
    const system = await load();
    const { settlement, people } = system;
    await give(system, "queued", people.icbc, people.ccb, 101n);
    const statement = {
      instructionId: bytes32("c"),
      payer: people.icbc.address,
      paymentId: bytes32("queued"),
    };
    await expect(settlement.connect(people.ccb).cancel({ ...statement, validUntil: FOREVER }, "0x"))
      .to.be.revertedWithCustomError(settlement, "InvalidPayerSignature")
      .withArgs(people.icbc);
  });
});

describe("InterbankSettlement.release", () => {
  it("goes on, called by anyone, where one transaction's bound was reached", async () => {
    const system = await chain.restore(deployGross);
    const { settlement, people } = system;
    await give(system, "first", people.icbc, people.ccb, 110n);
    for (let i = 0; i < 64; i += 1) await give(system, `p${i}`, people.icbc, people.ccb, 1n);
    await expect(settlement.fund(people.icbc, 100n)).to.emit(settlement, "ReleaseLeft").withArgs(people.icbc);
    expect(await statesOf(system, "first", "p62", "p63")).to.deep.equal([
      "SETTLED_BY_RELEASE",
      "SETTLED_BY_RELEASE",
      "QUEUED",
    ]);
    await settlement.connect(people.stranger).release(people.icbc);
    expect(await statesOf(system, "p63")).to.deep.equal(["SETTLED_BY_RELEASE"]);
    await expect(settlement.release(people.dave)).to.be.revertedWithCustomError(
      settlement,
      "NotASettlementBank",
    );
  });
});

describe("InterbankSettlement.resolve", () => {
  const load = () => chain.restore(deploySaving);

  it("settles the largest set of prefixes that leaves nobody below zero", async () => {
    const system = await load();
    const { settlement, people } = system;
    await give(system, "a1", people.icbc, people.ccb, 190n);
    await give(system, "b1", people.ccb, people.alice, 180n);
    await give(system, "c1", people.alice, people.icbc, 170n);
    await give(system, "a2", people.icbc, people.bob, 80n);
    await give(system, "a3", people.icbc, people.bob, 1n);
    expect(await settlement.connect(people.stranger).resolve.staticCall()).to.equal(4n);
    await settlement.connect(people.stranger).resolve();
    const states = await statesOf(system, "a1", "b1", "c1", "a2", "a3");
    expect(states.slice(0, 4)).to.deep.equal(Array(4).fill("SETTLED_BY_OFFSET"));
    expect(states[4]).to.equal("QUEUED");
    expect(await balancesOf(system)).to.deep.equal([0n, 110n, 110n, 180n]);
  });

  it("changes nothing in a deadlock, and looks at no more of a queue than its window", async () => {
    const system = await load();
    const { settlement, people } = system;
    await give(system, "a", people.icbc, people.ccb, 300n);
    await expect(settlement.resolve()).to.not.emit(settlement, "OrderStateChanged");
    expect(await statesOf(system, "a")).to.deep.equal(["QUEUED"]);
    for (const id of ["b1", "b2", "b3", "b4"]) await give(system, id, people.ccb, people.icbc, 120n);
    await give(system, "b5", people.ccb, people.icbc, 1n);
    // 300 out against 3 · 120 in leaves ccb 40: less than the fourth needs, behind which the fifth waits
    await settlement.resolve();
    expect(await statesOf(system, "a", "b3", "b4", "b5")).to.deep.equal([
      "SETTLED_BY_OFFSET",
      "SETTLED_BY_OFFSET",
      "QUEUED",
      "QUEUED",
    ]);
    expect(await balancesOf(system)).to.deep.equal([160n, 40n, 100n, 100n]);
    await settlement.fund(people.ccb, 80n);
    expect(await statesOf(system, "b4", "b5")).to.deep.equal(["SETTLED_BY_RELEASE", "QUEUED"]);
  });

  it("releases a head that only the window had kept out", async () => {
    const system = await load();
    const { settlement, people } = system;
    await give(system, "a", people.icbc, people.ccb, 300n);
    for (const id of ["b1", "b2", "b3"]) await give(system, id, people.ccb, people.icbc, 101n);
    await give(system, "b4", people.ccb, people.icbc, 90n);
    await settlement.resolve();
    expect(await statesOf(system, "b3", "b4")).to.deep.equal(["SETTLED_BY_OFFSET", "SETTLED_BY_RELEASE"]);
  });

  it("belongs to mode LIQUIDITY_SAVING", async () => {
    const { settlement } = await chain.restore(deployGross);
    await expect(settlement.resolve())
      .to.be.revertedWithCustomError(settlement, "OtherSettlementMode")
      .withArgs(0);
  });
});
