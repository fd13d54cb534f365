import { expect } from "chai";

import { openChain } from "../behaviours/chain.ts";
import { refusal } from "../yuan/statements.ts";
import { OPENING_MICRO, deployLibra } from "./deployLibra.ts";
import { paymentOf } from "./statements.ts";

const chain = await openChain();
const load = () => chain.restore(deployLibra);

describe("LibraCoin: fees", () => {
  it("are nothing until compliance sets them, at most the whole amount and a flat one", async () => {
    const { coin, people } = await load();
    expect([await coin.feeOn(10_000n), await coin.feeVault()]).to.deep.equal([0n, await coin.getAddress()]);
    const compliance = coin.connect(people.compliance);
    await expect(compliance.setFees(25n, 3n)).to.emit(coin, "FeesSet").withArgs(25n, 3n);
    expect([await coin.feeOn(10_000n), await coin.feeOn(399n), await coin.feeOn(400n)]).to.deep.equal([
      28n,
      3n,
      4n,
    ]);
    await compliance.setFees(10_000n, 0n);
    await expect(compliance.setFees(10_001n, 0n))
      .to.be.revertedWithCustomError(coin, "FeeRateOutOfRange")
      .withArgs(10_001n);
    for (const call of [
      () => coin.connect(people.admin).setFees(0n, 0n),
      () => coin.connect(people.dealer).burnFees(),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(coin, "AccessManagedUnauthorized");
    }
  });

  it("are charged to the payer on top of the amount, kept by the coin, and none on transfers", async () => {
    const { coin, people } = await load();
    await coin.connect(people.compliance).setFees(100n, 5n);
    const payment = await paymentOf(people.alice, people.carol, { amountInMicro: 1_000n });
    await expect(coin.connect(people.alice).pay(payment, "0x"))
      .to.emit(coin, "Transfer")
      .withArgs(people.alice, coin, 15n);
    expect(await coin.balanceOf(people.alice)).to.equal(OPENING_MICRO - 1_015n);
    expect(await coin.balanceOf(coin)).to.equal(15n);
    await coin.connect(people.alice).transfer(people.carol, 1_000n);
    expect(await coin.balanceOf(coin)).to.equal(15n);
    await expect(coin.connect(people.alice).transfer(coin, 1n))
      .to.be.revertedWithCustomError(coin, "ERC7943CannotReceive")
      .withArgs(coin);
  });

  it("are none where their share of a small amount is nothing, or once both are nothing again", async () => {
    const { coin, people } = await load();
    const compliance = coin.connect(people.compliance);
    const pay = async (id: string, amountInMicro: bigint) =>
      coin
        .connect(people.alice)
        .pay(await paymentOf(people.alice, people.carol, { id, amountInMicro }), "0x");
    await compliance.setFees(100n, 0n);
    await pay("small", 99n);
    expect(await coin.queryFilter(coin.filters.Transfer(people.alice, coin))).to.deep.equal([]);
    await pay("larger", 100n);
    expect(await coin.balanceOf(coin)).to.equal(1n);
    await expect(compliance.setFees(0n, 0n)).to.emit(coin, "FeesSet").withArgs(0n, 0n);
    await pay("last", 100_000n - 99n - 101n);
    expect([await coin.balanceOf(people.alice), await coin.balanceOf(coin)]).to.deep.equal([0n, 1n]);
  });

  it("refuse a payment whose payer has the amount but not the fee, or has it frozen", async () => {
    const { coin, people } = await load();
    await coin.connect(people.compliance).setFees(0n, 5n);
    const all = await paymentOf(people.alice, people.carol, { amountInMicro: OPENING_MICRO });
    await expect(coin.connect(people.alice).pay(all, "0x"))
      .to.emit(coin, "InstructionRefused")
      .withArgs(all.instructionId, refusal("INSUFFICIENT_BALANCE"));
    await coin.connect(people.freezer).setFrozenTokens(people.alice, 1n);
    const most = await paymentOf(people.alice, people.carol, { id: "b", amountInMicro: OPENING_MICRO - 5n });
    await expect(coin.connect(people.alice).pay(most, "0x"))
      .to.emit(coin, "InstructionRefused")
      .withArgs(most.instructionId, refusal("INSUFFICIENT_UNFROZEN_BALANCE"));
    const less = await paymentOf(people.alice, people.alice, { id: "c", amountInMicro: OPENING_MICRO - 6n });
    await coin.connect(people.alice).pay(less, "0x");
    expect(await coin.balanceOf(people.alice)).to.equal(OPENING_MICRO - 5n);
    await coin.connect(people.freezer).freeze(people.carol, less.instructionId);
    const refused = await paymentOf(people.bob, people.carol, { id: "d" });
    await coin.connect(people.bob).pay(refused, "0x");
    expect([await coin.balanceOf(people.bob), await coin.balanceOf(coin)]).to.deep.equal([OPENING_MICRO, 5n]);
  });

  it("are burned by compliance, and the supply falls by exactly that (I24)", async () => {
    const { coin, people } = await load();
    const compliance = coin.connect(people.compliance);
    await expect(compliance.burnFees()).to.be.revertedWithCustomError(coin, "NoFees");
    await compliance.setFees(0n, 5n);
    await coin.connect(people.alice).pay(await paymentOf(people.alice, people.carol), "0x");
    const supply = await coin.totalSupply();
    await coin.connect(people.pauser).pause();
    await expect(compliance.burnFees()).to.be.revertedWithCustomError(coin, "TokenPaused");
    await coin.connect(people.unpauser).unpause();
    await expect(compliance.burnFees()).to.emit(coin, "FeesBurned").withArgs(5n);
    expect([await coin.totalSupply(), await coin.balanceOf(coin)]).to.deep.equal([supply - 5n, 0n]);
  });
});
