import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { MINTED_MICRO, OPENING_MICRO, RESERVE_MICRO, deployLibra } from "./deployLibra.ts";

const chain = await openChain();
const load = () => chain.restore(deployLibra);

const REQUEST = bytes32("a preburn");
const FIAT = bytes32("a fiat settlement");
const INVENTORY = MINTED_MICRO - 3n * OPENING_MICRO;

/** Coins that the dealer handed in and that wait for a decision. */
async function preburned(amountInMicro: bigint) {
  const system = await load();
  await system.treasury.connect(system.people.dealer).preburn(REQUEST, amountInMicro);
  return { ...system, compliance: system.treasury.connect(system.people.compliance) };
}

describe("Treasury: preburn, burn and cancel", () => {
  it("takes coins into the queue, where they are still owed", async () => {
    const { treasury, coin, people } = await load();
    const taken = treasury.connect(people.dealer).preburn(REQUEST, 1_000n);
    await expect(taken).to.emit(treasury, "Preburned").withArgs(REQUEST, people.dealer, 1_000n);
    await expect(taken).to.emit(coin, "Transfer").withArgs(people.dealer, treasury, 1_000n);
    expect(await coin.balanceOf(people.dealer)).to.equal(INVENTORY - 1_000n);
    expect(await treasury.preburnValue()).to.equal(1_000n);
    expect(await treasury.preburnRequest(REQUEST)).to.deep.equal([people.dealer.address, 1_000n]);
    expect(await treasury.openPreburnsOf(people.dealer)).to.equal(1n);
    expect(await coin.totalSupply()).to.equal(MINTED_MICRO);
  });

  it("burns after fiat was paid: the coins end, and the reserve falls by as much", async () => {
    const { compliance, treasury, coin, reserve, people } = await preburned(1_000n);
    const burned = compliance.burn(REQUEST, FIAT, 1_000n);
    await expect(burned).to.emit(treasury, "Burned").withArgs(REQUEST, people.dealer, FIAT, 1_000n, 1_000n);
    await expect(burned).to.emit(coin, "Transfer").withArgs(treasury, ZeroAddress, 1_000n);
    await expect(burned).to.emit(reserve, "PayoutRecorded").withArgs(FIAT, 1_000n, 1_000n);
    expect(await coin.totalSupply()).to.equal(MINTED_MICRO - 1_000n);
    expect(await reserve.effectiveReserve()).to.equal(RESERVE_MICRO - 1_000n);
    expect(await reserve.isPaidOut(FIAT)).to.equal(true);
    expect(await treasury.preburnValue()).to.equal(0n);
    expect(await treasury.openPreburnsOf(people.dealer)).to.equal(0n);
  });

  it("cancels: the coins go back, and nothing else changes", async () => {
    const { compliance, treasury, coin, reserve, people } = await preburned(1_000n);
    const cancelled = compliance.cancelPreburn(REQUEST);
    await expect(cancelled).to.emit(treasury, "PreburnCancelled").withArgs(REQUEST, people.dealer, 1_000n);
    await expect(cancelled).to.emit(coin, "Transfer").withArgs(treasury, people.dealer, 1_000n);
    expect(await coin.balanceOf(people.dealer)).to.equal(INVENTORY);
    expect(await coin.totalSupply()).to.equal(MINTED_MICRO);
    expect(await reserve.effectiveReserve()).to.equal(RESERVE_MICRO);
    expect(await treasury.openPreburnsOf(people.dealer)).to.equal(0n);
  });

  it("needs a fiat reference, and each pays for one burn", async () => {
    const { compliance, treasury, reserve, people } = await preburned(1_000n);
    await expect(compliance.burn(REQUEST, ZeroHash, 1_000n)).to.be.revertedWithCustomError(
      reserve,
      "FiatReferenceMissing",
    );
    await compliance.burn(REQUEST, FIAT, 1_000n);
    await treasury.connect(people.dealer).preburn(bytes32("another"), 1n);
    await expect(compliance.burn(bytes32("another"), FIAT, 1n))
      .to.be.revertedWithCustomError(reserve, "FiatReferenceUsed")
      .withArgs(FIAT);
    expect(await treasury.preburnValue()).to.equal(1n);
  });

  it("decides each preburn once", async () => {
    const { compliance, treasury, people } = await preburned(1n);
    await compliance.burn(REQUEST, FIAT, 1n);
    const cancelled = bytes32("cancelled");
    await treasury.connect(people.dealer).preburn(cancelled, 1n);
    await compliance.cancelPreburn(cancelled);
    for (const id of [REQUEST, cancelled, bytes32("never made")]) {
      for (const decide of [
        () => compliance.burn(id, bytes32("other fiat"), 1n),
        () => compliance.cancelPreburn(id),
      ]) {
        await expect(decide()).to.be.revertedWithCustomError(treasury, "RequestNotOpen").withArgs(id);
      }
    }
    await expect(treasury.connect(people.dealer).preburn(REQUEST, 1n))
      .to.be.revertedWithCustomError(treasury, "RequestIdUsed")
      .withArgs(REQUEST);
  });

  it("takes from dealers only, and no more than they may send", async () => {
    const { treasury, coin, people } = await load();
    await expect(treasury.connect(people.alice).preburn(REQUEST, 1n))
      .to.be.revertedWithCustomError(treasury, "NotADealer")
      .withArgs(people.alice);
    const dealer = treasury.connect(people.dealer);
    await expect(dealer.preburn(REQUEST, 0n))
      .to.be.revertedWithCustomError(treasury, "RequestOutOfRange")
      .withArgs(0n);
    await expect(dealer.preburn(REQUEST, INVENTORY + 1n))
      .to.be.revertedWithCustomError(coin, "ERC20InsufficientBalance")
      .withArgs(people.dealer, INVENTORY, INVENTORY + 1n);
    await coin.connect(people.freezer).setFrozenTokens(people.dealer, 1n);
    await expect(dealer.preburn(REQUEST, INVENTORY))
      .to.be.revertedWithCustomError(coin, "ERC7943InsufficientUnfrozenBalance")
      .withArgs(people.dealer, INVENTORY, INVENTORY - 1n);
    await coin.connect(people.freezer).freeze(people.dealer, bytes32("case"));
    await expect(dealer.preburn(REQUEST, 1n))
      .to.be.revertedWithCustomError(coin, "FrozenAccount")
      .withArgs(people.dealer);
    expect(await treasury.preburnRequest(REQUEST)).to.deep.equal([ZeroAddress, 0n]);
  });

  it("gives nothing back to a frozen dealer, but burns what it was paid for", async () => {
    const { compliance, coin, people, treasury } = await preburned(1n);
    await coin.connect(people.freezer).freeze(people.dealer, bytes32("case"));
    await expect(compliance.cancelPreburn(REQUEST))
      .to.be.revertedWithCustomError(coin, "FrozenAccount")
      .withArgs(people.dealer);
    await compliance.burn(REQUEST, FIAT, 1n);
    expect(await treasury.preburnValue()).to.equal(0n);
  });

  it("moves nothing during a pause", async () => {
    const { compliance, coin, people, treasury } = await preburned(1n);
    await coin.connect(people.pauser).pause();
    for (const call of [
      () => treasury.connect(people.dealer).preburn(bytes32("another"), 1n),
      () => compliance.burn(REQUEST, FIAT, 1n),
      () => compliance.cancelPreburn(REQUEST),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(coin, "TokenPaused");
    }
  });

  it("lets a dealer have 256 preburns waiting, and again one when one is decided", async () => {
    const { treasury, people } = await load();
    const dealer = treasury.connect(people.dealer);
    for (let i = 0; i < 256; i += 1) await dealer.preburn(bytes32(`preburn ${i}`), 2n);
    await expect(dealer.preburn(bytes32("one more"), 2n))
      .to.be.revertedWithCustomError(treasury, "PreburnQueueFull")
      .withArgs(people.dealer, 256n);
    await treasury.connect(people.compliance).cancelPreburn(bytes32("preburn 7"));
    await dealer.preburn(bytes32("one more"), 2n);
    expect(await treasury.openPreburnsOf(people.dealer)).to.equal(256n);
    expect(await treasury.preburnValue()).to.equal(512n);
  });
});
