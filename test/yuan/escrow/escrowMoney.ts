import { expect } from "chai";

import { IEscrowAccounts__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IEscrowAccounts__factory.ts";
import { bytes32, openChain } from "../../behaviours/chain.ts";
import { idOf } from "../../behaviours/interfaces.ts";
import { OPENING_FEN, deployYuan } from "../deployYuan.ts";
import { PRICE, TERMS, deployEscrow, paidTrade } from "./deployEscrow.ts";

const chain = await openChain();
const load = () => chain.restore(deployEscrow);
const CASE = bytes32("case 7");

describe("Escrow money", () => {
  it("is moved by the connected contract alone", async () => {
    const { yuan, trades, people } = await load();
    expect(await yuan.escrow()).to.equal(await trades.getAddress());
    expect(await trades.walletYuan()).to.equal(await yuan.getAddress());
    expect(await yuan.supportsInterface(idOf(IEscrowAccounts__factory.createInterface()))).to.equal(true);
    const stranger = yuan.connect(people.stranger);
    for (const call of [
      () => stranger.hold(people.alice, people.carol, 1n),
      () => stranger.payOut(1n, people.alice, 1n),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(yuan, "NotTheEscrow").withArgs(people.stranger);
    }
  });

  it("can't be paid in from outside, frozen, or taken by order", async () => {
    const system = await load();
    const { yuan, trades, people } = system;
    await paidTrade(system, people.carol);
    const escrow = await trades.getAddress();
    await expect(yuan.connect(people.bob).transfer(escrow, 1n))
      .to.be.revertedWithCustomError(yuan, "ERC7943CannotReceive")
      .withArgs(escrow);
    await expect(yuan.connect(people.seizer).forcedTransfer(people.bob, escrow, 1n))
      .to.be.revertedWithCustomError(yuan, "ERC7943CannotReceive")
      .withArgs(escrow);
    for (const call of [
      () => yuan.connect(people.seizer).forcedTransfer(escrow, people.bob, 1n),
      () => yuan.connect(people.freezer).freeze(escrow, CASE),
      () => yuan.connect(people.freezer).setFrozenTokens(escrow, 1n),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(yuan, "SystemAccount").withArgs(escrow);
    }
    await expect(yuan.connect(people.alipay).openWallets([escrow]))
      .to.be.revertedWithCustomError(yuan, "WalletNotAvailable")
      .withArgs(escrow);
    expect(await yuan.balanceOf(escrow)).to.equal(PRICE);
    await yuan.connect(people.seizer).forcedTransfer(people.bob, people.carol, OPENING_FEN);
  });

  it("has one contract, connected once, with the right to it only", async () => {
    const { yuan, authority, people } = await chain.restore(deployYuan);
    const admin = yuan.connect(people.admin);
    const other = await chain.ethers.deployContract("WalletYuan", [authority, people.relay]);
    const another = await chain.ethers.deployContract("SecuredTrades", [authority, other, TERMS]);
    const trades = await chain.ethers.deployContract("SecuredTrades", [authority, yuan, TERMS]);
    for (const wrong of [people.relay, another]) {
      await expect(admin.connectEscrow(wrong))
        .to.be.revertedWithCustomError(yuan, "EscrowNotConnectable")
        .withArgs(wrong);
    }
    await expect(yuan.connect(people.stranger).connectEscrow(trades))
      .to.be.revertedWithCustomError(yuan, "AccessManagedUnauthorized")
      .withArgs(people.stranger);
    await expect(admin.connectEscrow(trades)).to.emit(yuan, "EscrowConnected").withArgs(trades);
    await expect(admin.connectEscrow(trades))
      .to.be.revertedWithCustomError(yuan, "EscrowNotConnectable")
      .withArgs(trades);
  });
});
