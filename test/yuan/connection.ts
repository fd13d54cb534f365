import { expect } from "chai";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { deployBareYuan, deployYuan } from "./deployYuan.ts";
import { refusal } from "./statements.ts";

const chain = await openChain();
const load = () => chain.restore(deployYuan);
const CASE = bytes32("case 42");

describe("The door between the two contracts", () => {
  it("opens for the central bank alone", async () => {
    const { yuan, people } = await load();
    const stranger = yuan.connect(people.stranger);
    await expect(stranger.topUpFromReserve(CASE, CASE, people.alice, 1n, refusal("NONE")))
      .to.be.revertedWithCustomError(yuan, "NotTheCentralBank")
      .withArgs(people.stranger);
    await expect(stranger.barFromWallets(people.relay))
      .to.be.revertedWithCustomError(yuan, "NotTheCentralBank")
      .withArgs(people.stranger);
  });

  it("opens for the wallet yuan alone", async () => {
    const { centralBank, people } = await load();
    await expect(
      centralBank.connect(people.icbc).creditFromClientReserve(CASE, people.icbc, people.alice, 1n),
    )
      .to.be.revertedWithCustomError(centralBank, "NotTheWalletYuan")
      .withArgs(people.icbc);
  });

  it("is hung once, on a wallet yuan of this central bank", async () => {
    const { yuan, centralBank, authority, people } = await chain.restore(deployBareYuan);
    const admin = centralBank.connect(people.admin);
    expect(await centralBank.walletYuan()).to.equal(await yuan.getAddress());
    expect(await yuan.centralBank()).to.equal(await centralBank.getAddress());
    const second = await chain.ethers.deployContract("WalletYuan", [authority, centralBank]);
    await expect(admin.connectWalletYuan(second))
      .to.be.revertedWithCustomError(centralBank, "WalletYuanNotConnectable")
      .withArgs(second);

    const other = await chain.ethers.deployContract("CentralBank", [authority], people.admin);
    for (const wrong of [yuan, people.relay, centralBank]) {
      await expect(other.connectWalletYuan(wrong))
        .to.be.revertedWithCustomError(other, "WalletYuanNotConnectable")
        .withArgs(wrong);
    }
    await expect(other.connect(people.stranger).connectWalletYuan(yuan))
      .to.be.revertedWithCustomError(other, "AccessManagedUnauthorized")
      .withArgs(people.stranger);
    expect(await other.balanceSheet()).to.deep.equal([0n, 0n, 0n]);
    await expect(other.admitBank(people.icbc, "A bank")).to.be.revertedWithCustomError(
      other,
      "WalletYuanMissing",
    );
  });
});
