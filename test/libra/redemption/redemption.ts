import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { bytes32, openChain } from "../../behaviours/chain.ts";
import { MINTED_MICRO, OPENING_MICRO, RESERVE_MICRO, deployBareLibra } from "../deployLibra.ts";
import { DELAY_SECONDS, deployRedemption } from "./deployRedemption.ts";

const chain = await openChain();
const load = () => chain.restore(deployRedemption);
const FIAT = bytes32("a fiat settlement");

describe("Redemption without dealers", () => {
  it("takes a holder's coins, waits, and ends them when the administrator has paid", async () => {
    const { redemption, administrator, coin, treasury, reserve, people, request, now } = await load();
    const requested = request(people.alice, 1_000n);
    const readyAt = (await (await requested).getBlock())!.timestamp + Number(DELAY_SECONDS);
    await expect(requested)
      .to.emit(redemption, "RedemptionRequested")
      .withArgs(0n, people.alice, 1_000n, readyAt);
    expect(await coin.balanceOf(redemption)).to.equal(1_000n);
    expect(await redemption.openRequestOf(people.alice)).to.deep.equal([true, 0n]);
    expect(await redemption.requestAt(0n)).to.deep.equal([people.alice.address, 1_000n, BigInt(readyAt)]);

    await chain.setNextBlockTimestamp(BigInt(readyAt) - 1n);
    await expect(administrator.settle(0n, FIAT, 1_000n))
      .to.be.revertedWithCustomError(redemption, "RequestNotReady")
      .withArgs(0n, readyAt);
    await chain.setNextBlockTimestamp(BigInt(readyAt));
    const settled = administrator.settle(0n, FIAT, 1_000n);
    await expect(settled).to.emit(redemption, "Redeemed").withArgs(0n, people.alice, FIAT, 1_000n, 1_000n);
    await expect(settled).to.emit(reserve, "PayoutRecorded").withArgs(FIAT, 1_000n, 1_000n);
    expect(await coin.totalSupply()).to.equal(MINTED_MICRO - 1_000n);
    expect(await reserve.effectiveReserve()).to.equal(RESERVE_MICRO - 1_000n);
    expect([await coin.balanceOf(redemption), await treasury.preburnValue()]).to.deep.equal([0n, 0n]);
    expect(await redemption.openRequestOf(people.alice)).to.deep.equal([false, 0n]);
    expect(await now()).to.equal(BigInt(readyAt));
  });

  it("settles in the order of the requests", async () => {
    const { redemption, administrator, people, request, pass } = await load();
    for (const holder of [people.alice, people.bob, people.carol]) await request(holder, 10n);
    await pass();
    await expect(administrator.settle(1n, FIAT, 10n))
      .to.be.revertedWithCustomError(redemption, "NotItsTurn")
      .withArgs(1n, 0n);
    await administrator.settle(0n, bytes32("first"), 10n);
    await expect(administrator.settle(2n, FIAT, 10n))
      .to.be.revertedWithCustomError(redemption, "NotItsTurn")
      .withArgs(2n, 1n);
    await administrator.settle(1n, bytes32("second"), 10n);
    await administrator.settle(2n, bytes32("third"), 10n);
    expect(await redemption.queue()).to.deep.equal([2n, 3n]);
  });

  it("passes over who is frozen, and who has cancelled", async () => {
    const { redemption, administrator, coin, people, request, pass } = await load();
    for (const holder of [people.alice, people.bob, people.carol]) await request(holder, 10n);
    await coin.connect(people.freezer).freeze(people.alice, bytes32("case"));
    await expect(redemption.connect(people.bob).cancel(1n))
      .to.emit(redemption, "RedemptionCancelled")
      .withArgs(1n, people.bob, 10n);
    expect(await redemption.openRequests(0n, 10n)).to.deep.equal([0n, 2n]);
    await redemption.leaveClosedBehind(10n);
    expect(await redemption.queue()).to.deep.equal([0n, 3n]);
    await pass();
    await expect(administrator.settle(0n, FIAT, 10n))
      .to.be.revertedWithCustomError(coin, "FrozenAccount")
      .withArgs(people.alice);
    await administrator.settle(2n, FIAT, 10n);
    await coin.connect(people.lifter).lift(people.alice, bytes32("case"));
    await administrator.settle(0n, bytes32("later"), 10n);
    expect(await coin.balanceOf(people.bob)).to.equal(OPENING_MICRO);
    await redemption.leaveClosedBehind(2n ** 256n - 1n);
    expect(await redemption.queue()).to.deep.equal([3n, 3n]);
  });

  it("gives coins back to the holder alone, once, also when dealers are active again", async () => {
    const { redemption, people, request } = await load();
    await request(people.alice, 10n);
    await redemption.connect(people.admin).declareDealersActive();
    await expect(redemption.connect(people.bob).cancel(0n))
      .to.be.revertedWithCustomError(redemption, "NotTheHolder")
      .withArgs(0n, people.alice);
    await redemption.connect(people.alice).cancel(0n);
    for (const number of [0n, 1n]) {
      await expect(redemption.connect(people.alice).cancel(number))
        .to.be.revertedWithCustomError(redemption, "NoOpenRequest")
        .withArgs(number);
    }
    expect(await redemption.requestAt(7n)).to.deep.equal([ZeroAddress, 0n, 0n]);
  });

  it("is open only while dealers are inactive, to one request of each holder", async () => {
    const { redemption, people, request } = await load();
    await request(people.alice, 10n);
    await expect(request(people.alice, 5n))
      .to.be.revertedWithCustomError(redemption, "RequestOpenAlready")
      .withArgs(people.alice, 0n);
    for (const amount of [0n, 2n ** 64n]) {
      await expect(request(people.bob, amount))
        .to.be.revertedWithCustomError(redemption, "RequestOutOfRange")
        .withArgs(amount);
    }
    await redemption.connect(people.admin).declareDealersActive();
    await expect(request(people.bob, 5n)).to.be.revertedWithCustomError(redemption, "DealersActive");
  });

  it("lets the council declare dealers inactive and set the delay, and the administrator do neither", async () => {
    const { redemption, people } = await load();
    const admin = redemption.connect(people.admin);
    await expect(admin.declareDealersInactive())
      .to.be.revertedWithCustomError(redemption, "DealersDeclaredAlready")
      .withArgs(true);
    await expect(admin.declareDealersActive()).to.emit(redemption, "DealersDeclaredActive");
    expect(await redemption.dealersInactive()).to.equal(false);
    await expect(admin.declareDealersActive())
      .to.be.revertedWithCustomError(redemption, "DealersDeclaredAlready")
      .withArgs(false);
    await expect(admin.declareDealersInactive()).to.emit(redemption, "DealersDeclaredInactive");
    const longest = 366n * 86_400n;
    await expect(admin.setDelay(longest + 1n))
      .to.be.revertedWithCustomError(redemption, "DelayOutOfRange")
      .withArgs(longest + 1n);
    await expect(admin.setDelay(longest)).to.emit(redemption, "DelaySet").withArgs(longest);
    expect(await redemption.delay()).to.equal(longest);
    const administrator = redemption.connect(people.issuer);
    for (const call of [
      () => administrator.declareDealersInactive(),
      () => administrator.declareDealersActive(),
      () => administrator.setDelay(1n),
      () => redemption.connect(people.compliance).settle(0n, FIAT, 1n),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(redemption, "AccessManagedUnauthorized");
    }
  });

  it("is connected once, for the treasury's coin, and alone ends coins through it", async () => {
    const { treasury, redemption, coin, authority, people } = await load();
    expect([await treasury.redemption(), await redemption.coin()]).to.deep.equal([
      await redemption.getAddress(),
      await coin.getAddress(),
    ]);
    const another = await chain.ethers.deployContract("Redemption", [authority, coin, 1n]);
    await expect(treasury.connect(people.admin).connectRedemption(another))
      .to.be.revertedWithCustomError(treasury, "RedemptionNotConnectable")
      .withArgs(another);
    for (const caller of [people.admin, people.compliance, people.issuer]) {
      await expect(treasury.connect(caller).burnRedeemed(1n, FIAT, 1n))
        .to.be.revertedWithCustomError(treasury, "NotTheRedemption")
        .withArgs(caller);
    }
  });

  it("is connected to a treasury that has a coin, and only for that coin", async () => {
    const { treasury, authority, people, participants, rules } = await chain.restore(deployBareLibra);
    const admin = treasury.connect(people.admin);
    const bare = await chain.ethers.deployContract("Treasury", [authority], people.admin);
    const terms = ["A", "B", authority, bare, participants, rules] as const;
    const other = await chain.ethers.deployContract("LibraCoin", [...terms]);
    const queue = await chain.ethers.deployContract("Redemption", [authority, other, 1n]);
    await expect(bare.connectRedemption(queue)).to.be.revertedWithCustomError(bare, "CoinMissing");
    for (const offered of [queue, people.alice]) {
      await expect(admin.connectRedemption(offered))
        .to.be.revertedWithCustomError(treasury, "RedemptionNotConnectable")
        .withArgs(offered);
    }
  });
});
