import { expect } from "chai";
import { ZeroAddress, dataSlice } from "ethers";

import { bytes32, openChain } from "../../behaviours/chain.ts";
import { MODES, RULES, WINDOW, deployGross, deployLossSharing, give, statesOf } from "./deploySettlement.ts";

const chain = await openChain();
const load = () => chain.restore(deployGross);

describe("InterbankSettlement's operator", () => {
  it("alone admits banks, funds them, and opens and ends days and sessions", async () => {
    const { settlement, people } = await load();
    const stranger = settlement.connect(people.stranger);
    for (const call of [
      () => stranger.admitSettlementBank(people.dave, "A bank"),
      () => stranger.setNetDebitCap(people.icbc, true, 0n),
      () => stranger.fund(people.icbc, 1n),
      () => stranger.defund(people.icbc, 1n),
      () => stranger.openDay(),
      () => stranger.endDay(1n),
      () => stranger.openSession(),
      () => stranger.closeSession(1n),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(settlement, "AccessManagedUnauthorized");
    }
  });

  it("admits a bank once, not zero, and at most 64", async () => {
    const { settlement, people } = await load();
    for (const bank of [ZeroAddress, people.icbc.address]) {
      await expect(settlement.admitSettlementBank(bank, "A bank"))
        .to.be.revertedWithCustomError(settlement, "SettlementBankNotAdmissible")
        .withArgs(bank);
    }
    await expect(settlement.admitSettlementBank(people.dave, "A bank"))
      .to.emit(settlement, "SettlementBankAdmitted")
      .withArgs(people.dave, "A bank");
    for (let i = 5; i < 64; i += 1) {
      await settlement.admitSettlementBank(dataSlice(bytes32(`bank ${i}`), 12), "A bank");
    }
    expect(await settlement.settlementBanks()).to.have.length(64);
    const oneMore = dataSlice(bytes32("one more"), 12);
    await expect(settlement.admitSettlementBank(oneMore, "A bank")).to.be.revertedWithCustomError(
      settlement,
      "SettlementBankNotAdmissible",
    );
  });

  it("puts money on an account, to release what waits for it, and takes out what is there", async () => {
    const system = await load();
    const { settlement, people } = system;
    await give(system, "p", people.icbc, people.ccb, 130n);
    await expect(settlement.fund(people.icbc, 30n))
      .to.emit(settlement, "SettlementFunded")
      .withArgs(people.icbc, 30n);
    expect(await statesOf(system, "p")).to.deep.equal(["SETTLED_BY_RELEASE"]);
    await expect(settlement.defund(people.ccb, 231n))
      .to.be.revertedWithCustomError(settlement, "SettlementBalanceInsufficient")
      .withArgs(people.ccb, 231n, 230n);
    await expect(settlement.defund(people.ccb, 230n))
      .to.emit(settlement, "SettlementDefunded")
      .withArgs(people.ccb, 230n);
    expect(await settlement.totalSettlementFen()).to.equal(200n);
    const room = 2n ** 96n - 1n - 200n;
    await expect(settlement.fund(people.icbc, room + 1n))
      .to.be.revertedWithCustomError(settlement, "SettlementAmountOutOfRange")
      .withArgs(room + 1n, room);
    await expect(settlement.fund(people.dave, 1n)).to.be.revertedWithCustomError(
      settlement,
      "NotASettlementBank",
    );
  });

  it("ends the day in as many steps as it takes, and opens the next when no payment is left", async () => {
    const system = await load();
    const { settlement, people } = system;
    await expect(settlement.openDay())
      .to.be.revertedWithCustomError(settlement, "SettlementDayIs")
      .withArgs(true);
    for (const id of ["p1", "p2"]) await give(system, id, people.icbc, people.ccb, 101n);
    await give(system, "p3", people.ccb, people.icbc, 101n);
    await expect(settlement.endDay(1n)).to.emit(settlement, "SettlementDayChanged").withArgs(false);
    expect(await statesOf(system, "p1", "p2", "p3")).to.deep.equal([
      "LIQUIDITY_INSUFFICIENT",
      "QUEUED",
      "QUEUED",
    ]);
    for (const call of [
      () => give(system, "p4", people.icbc, people.ccb, 1n),
      () => settlement.release(people.icbc),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(settlement, "SettlementDayIs").withArgs(false);
    }
    await expect(settlement.openDay())
      .to.be.revertedWithCustomError(settlement, "PaymentsStillQueued")
      .withArgs(2n);
    expect(await settlement.endDay.staticCall(5n)).to.equal(0n);
    await expect(settlement.endDay(5n)).to.not.emit(settlement, "SettlementDayChanged");
    await expect(settlement.openDay()).to.emit(settlement, "SettlementDayChanged").withArgs(true);
    await give(system, "p4", people.icbc, people.ccb, 1n);
    expect(await statesOf(system, "p3", "p4")).to.deep.equal(["LIQUIDITY_INSUFFICIENT", "SETTLED_AT_ONCE"]);
  });

  it("sets caps of banks, below 2^88", async () => {
    const { settlement, people } = await load();
    await expect(settlement.setNetDebitCap(people.icbc, false, 2n ** 88n - 1n))
      .to.emit(settlement, "NetDebitCapSet")
      .withArgs(people.icbc, false, 2n ** 88n - 1n);
    await expect(settlement.setNetDebitCap(people.icbc, false, 2n ** 88n))
      .to.be.revertedWithCustomError(settlement, "SettlementAmountOutOfRange")
      .withArgs(2n ** 88n, 2n ** 88n - 1n);
    await expect(settlement.setNetDebitCap(people.dave, true, 0n)).to.be.revertedWithCustomError(
      settlement,
      "NotASettlementBank",
    );
  });
});

describe("InterbankSettlement's terms", () => {
  it("are given when it is deployed, and can be read", async () => {
    const { settlement } = await chain.restore(deployLossSharing);
    expect(await settlement.settlementMode()).to.equal(MODES.net);
    expect(await settlement.shortfallRule()).to.equal(RULES.lossSharing);
    expect(await settlement.offsetWindow()).to.equal(WINDOW);
  });

  it("have a window from 1 to 16", async () => {
    const { settlement, people } = await load();
    for (const window of [0n, 17n]) {
      const deployment = chain.ethers.deployContract(
        "InterbankSettlement",
        [await settlement.authority(), 0n, 0n, window],
        people.admin,
      );
      await expect(deployment)
        .to.be.revertedWithCustomError(settlement, "OffsetWindowOutOfRange")
        .withArgs(window, 16n);
    }
  });
});
