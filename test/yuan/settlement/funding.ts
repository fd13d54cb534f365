import { expect } from "chai";

import { type Chain, openChain } from "../../behaviours/chain.ts";
import { OPENING_FEN, deployGross, give, statesOf } from "./deploySettlement.ts";

const RESERVES_FEN = 1_000n;

/** A central bank with two banks, and a settlement contract that it alone funds; alice and bob aren't banks of it. */
async function deployFunded(chain: Chain) {
  const { ethers, people } = chain;
  const authority = await ethers.deployContract("AccessManager", [people.admin.address], people.admin);
  const centralBank = await ethers.deployContract("CentralBank", [authority], people.admin);
  const yuan = await ethers.deployContract("WalletYuan", [authority, centralBank], people.admin);
  await centralBank.connectWalletYuan(yuan);
  const settlement = await ethers.deployContract(
    "InterbankSettlement",
    [await authority.getAddress(), 0n, 0n, 16n],
    people.admin,
  );
  for (const bank of [people.icbc, people.ccb]) {
    await centralBank.admitBank(bank, "A bank");
    await centralBank.issueReserves(bank, RESERVES_FEN);
  }
  const selectors = (["admitSettlementBank", "fund", "defund"] as const).map(
    (name) => settlement.interface.getFunction(name).selector,
  );
  await authority.setTargetFunctionRole(settlement, selectors, 7n);
  await authority.grantRole(7n, centralBank, 0);
  await settlement.openDay();
  return { centralBank, settlement, people };
}

const chain = await openChain();

describe("Reserve accounts and accounts for settlement", () => {
  const load = () => chain.restore(deployFunded);
  const connected = async () => {
    const system = await load();
    const { centralBank, settlement, people } = system;
    await centralBank.connectSettlement(settlement);
    for (const bank of [people.icbc, people.ccb]) await centralBank.openSettlementAccount(bank, "A bank");
    return system;
  };

  it("moves a bank's own money between its two accounts, and keeps its sheet even", async () => {
    const system = await connected();
    const { centralBank, settlement, people } = system;
    await give(system, "waits", people.icbc, people.ccb, 300n);
    await centralBank.connect(people.icbc).fundSettlement(400n);
    expect(await statesOf(system, "waits")).to.deep.equal(["SETTLED_BY_RELEASE"]);
    await centralBank.connect(people.ccb).defundSettlement(250n);
    expect(await centralBank.reserveOf(people.icbc)).to.equal(600n);
    expect(await centralBank.reserveOf(people.ccb)).to.equal(1_250n);
    expect(await settlement.settlementBalanceOf(people.icbc)).to.equal(100n);
    expect(await settlement.settlementBalanceOf(people.ccb)).to.equal(50n);
    const { claimsOnBanksFen, bankReservesFen, clientReservesFen } = await centralBank.balanceSheet();
    expect([claimsOnBanksFen, bankReservesFen, clientReservesFen]).to.deep.equal([2_000n, 2_000n, 0n]);
  });

  it("gives out no more than there is on either side, and changes nothing then", async () => {
    const { centralBank, settlement, people } = await connected();
    await expect(centralBank.connect(people.icbc).fundSettlement(1_001n))
      .to.be.revertedWithCustomError(centralBank, "BankReservesInsufficient")
      .withArgs(people.icbc, 1_001n, 1_000n);
    await expect(centralBank.connect(people.icbc).defundSettlement(1n))
      .to.be.revertedWithCustomError(settlement, "SettlementBalanceInsufficient")
      .withArgs(people.icbc, 1n, 0n);
    await expect(centralBank.connect(people.alice).fundSettlement(0n))
      .to.be.revertedWithCustomError(centralBank, "NotABank")
      .withArgs(people.alice);
    await expect(settlement.connect(people.admin).fund(people.icbc, 1n)).to.be.revertedWithCustomError(
      settlement,
      "AccessManagedUnauthorized",
    );
    expect((await centralBank.balanceSheet()).bankReservesFen).to.equal(2_000n);
  });

  it("has settlement accounts for its own banks alone, opened by who has the right", async () => {
    const { centralBank, settlement, people } = await connected();
    await expect(centralBank.openSettlementAccount(people.alice, "No bank"))
      .to.be.revertedWithCustomError(centralBank, "NotABank")
      .withArgs(people.alice);
    await expect(centralBank.connect(people.alice).defundSettlement(0n))
      .to.be.revertedWithCustomError(centralBank, "NotABank")
      .withArgs(people.alice);
    await expect(centralBank.openSettlementAccount(people.icbc, "Twice"))
      .to.be.revertedWithCustomError(settlement, "SettlementBankNotAdmissible")
      .withArgs(people.icbc);
    await expect(centralBank.connect(people.ccb).openSettlementAccount(people.ccb, "Itself"))
      .to.be.revertedWithCustomError(centralBank, "AccessManagedUnauthorized")
      .withArgs(people.ccb);
    await expect(settlement.admitSettlementBank(people.alice, "No bank"))
      .to.be.revertedWithCustomError(settlement, "AccessManagedUnauthorized")
      .withArgs(people.admin);
  });

  it("is connected once, to a contract without money, by its administrator", async () => {
    const { centralBank, settlement, people } = await load();
    const { settlement: other } = await deployGross(chain);
    expect((await centralBank.balanceSheet()).bankReservesFen).to.equal(2n * RESERVES_FEN);
    expect(await other.totalSettlementFen()).to.equal(4n * OPENING_FEN);
    await expect(
      centralBank.connect(people.stranger).connectSettlement(settlement),
    ).to.be.revertedWithCustomError(centralBank, "AccessManagedUnauthorized");
    for (const call of [
      () => centralBank.connect(people.icbc).fundSettlement(1n),
      () => centralBank.connect(people.icbc).defundSettlement(1n),
      () => centralBank.openSettlementAccount(people.icbc, "Too early"),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(centralBank, "SettlementMissing");
    }
    for (const address of [people.dave.address, await other.getAddress()]) {
      await expect(centralBank.connectSettlement(address))
        .to.be.revertedWithCustomError(centralBank, "SettlementNotConnectable")
        .withArgs(address);
    }
    await expect(centralBank.connectSettlement(settlement))
      .to.emit(centralBank, "SettlementConnected")
      .withArgs(settlement);
    expect(await centralBank.settlement()).to.equal(await settlement.getAddress());
    await expect(centralBank.connectSettlement(settlement)).to.be.revertedWithCustomError(
      centralBank,
      "SettlementNotConnectable",
    );
    expect((await centralBank.balanceSheet()).bankReservesFen).to.equal(2_000n);
  });
});
