import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { bytes32, openChain } from "../behaviours/chain.ts";
import {
  MINTED_MICRO,
  OPENING_MICRO,
  RESERVE_MICRO,
  STALENESS_SECONDS,
  deployBareLibra,
  deployLibra,
} from "./deployLibra.ts";
import { CREDENTIAL } from "./deployNetwork.ts";

const chain = await openChain();
const load = () => chain.restore(deployLibra);

const REQUEST = bytes32("a request");
const INVENTORY = MINTED_MICRO - 3n * OPENING_MICRO;
const ROOM = RESERVE_MICRO - MINTED_MICRO;

/** A request of the dealer's that waits for a decision. */
async function requested(amountInMicro: bigint) {
  const system = await load();
  await system.treasury.connect(system.people.dealer).requestMint(REQUEST, amountInMicro);
  return { ...system, compliance: system.treasury.connect(system.people.compliance) };
}

describe("Treasury: mint", () => {
  it("brings coins to life in the dealer's account when compliance approves, and not before", async () => {
    const { treasury, coin, people } = await load();
    await expect(treasury.connect(people.dealer).requestMint(REQUEST, 1_000n))
      .to.emit(treasury, "MintRequested")
      .withArgs(REQUEST, people.dealer, 1_000n);
    expect(await treasury.mintRequest(REQUEST)).to.deep.equal([people.dealer.address, 1_000n]);
    expect(await coin.totalSupply()).to.equal(MINTED_MICRO);

    const minted = treasury.connect(people.compliance).approveMint(REQUEST);
    await expect(minted).to.emit(treasury, "Minted").withArgs(REQUEST, people.dealer, 1_000n);
    await expect(minted).to.emit(coin, "Transfer").withArgs(ZeroAddress, people.dealer, 1_000n);
    expect(await coin.totalSupply()).to.equal(MINTED_MICRO + 1_000n);
    expect(await coin.balanceOf(people.dealer)).to.equal(INVENTORY + 1_000n);
    expect(await treasury.mintRequest(REQUEST)).to.deep.equal([people.dealer.address, 0n]);
  });

  it("mints all that the reserve covers, and not a millionth more", async () => {
    const { compliance, reserve, coin, people, treasury } = await requested(ROOM + 1n);
    await expect(compliance.approveMint(REQUEST))
      .to.be.revertedWithCustomError(reserve, "ReserveInsufficient")
      .withArgs(RESERVE_MICRO + 1n, RESERVE_MICRO);
    const all = bytes32("all of it");
    await treasury.connect(people.dealer).requestMint(all, ROOM);
    await compliance.approveMint(all);
    expect(await coin.totalSupply()).to.equal(RESERVE_MICRO);
    expect(await reserve.backingRatio()).to.equal(10_000n);
  });

  it("counts coins that wait to be burned: they are owed still", async () => {
    const { compliance, reserve, treasury, people } = await requested(ROOM + 1n);
    await treasury.connect(people.dealer).preburn(bytes32("preburn"), INVENTORY);
    await expect(compliance.approveMint(REQUEST)).to.be.revertedWithCustomError(
      reserve,
      "ReserveInsufficient",
    );
  });

  it("keeps a refused request open: it can be approved after a new statement", async () => {
    const { compliance, reserve, coin, attest } = await requested(ROOM + 1n);
    await expect(compliance.approveMint(REQUEST)).to.be.revertedWithCustomError(
      reserve,
      "ReserveInsufficient",
    );
    await attest(RESERVE_MICRO + 1n);
    await compliance.approveMint(REQUEST);
    expect(await coin.totalSupply()).to.equal(RESERVE_MICRO + 1n);
  });

  it("mints nothing on a statement that is stale, up to and including its last second", async () => {
    const { compliance, reserve, treasury, people } = await requested(1n);
    await treasury.connect(people.dealer).requestMint(bytes32("in time"), 1n);
    const { asOf } = await reserve.lastStatement();
    await chain.setNextBlockTimestamp(asOf + STALENESS_SECONDS);
    await compliance.approveMint(bytes32("in time"));
    await chain.setNextBlockTimestamp(asOf + STALENESS_SECONDS + 1n);
    await expect(compliance.approveMint(REQUEST))
      .to.be.revertedWithCustomError(reserve, "StatementStale")
      .withArgs(asOf, asOf + 1n);
  });

  it("mints nothing before the first statement", async () => {
    const { treasury, reserve, participants, people } = await chain.restore(deployBareLibra);
    await participants.connect(people.admitter).registerDesignatedDealer(people.dealer, CREDENTIAL);
    await treasury.connect(people.compliance).designateDealer(people.dealer, "A dealer");
    await treasury.connect(people.dealer).requestMint(REQUEST, 1n);
    await expect(treasury.connect(people.compliance).approveMint(REQUEST))
      .to.be.revertedWithCustomError(reserve, "StatementStale")
      .withArgs(0n, (oldest: bigint) => oldest > 0n);
  });

  it("decides each request once", async () => {
    const { compliance, treasury, people } = await requested(1n);
    await expect(compliance.declineMint(REQUEST))
      .to.emit(treasury, "MintDeclined")
      .withArgs(REQUEST, people.dealer);
    const approved = bytes32("approved");
    await treasury.connect(people.dealer).requestMint(approved, 1n);
    await compliance.approveMint(approved);
    for (const id of [REQUEST, approved, bytes32("never made")]) {
      for (const decide of [() => compliance.approveMint(id), () => compliance.declineMint(id)]) {
        await expect(decide()).to.be.revertedWithCustomError(treasury, "RequestNotOpen").withArgs(id);
      }
    }
    await expect(treasury.connect(people.dealer).requestMint(approved, 1n))
      .to.be.revertedWithCustomError(treasury, "RequestIdUsed")
      .withArgs(approved);
  });

  it("takes requests of dealers only, of at least a millionth and less than 2^64", async () => {
    const { treasury, people } = await load();
    for (const caller of [people.compliance, people.alipay, people.alice, people.admin]) {
      await expect(treasury.connect(caller).requestMint(REQUEST, 1n))
        .to.be.revertedWithCustomError(treasury, "NotADealer")
        .withArgs(caller);
    }
    for (const amount of [0n, 2n ** 64n]) {
      await expect(treasury.connect(people.dealer).requestMint(REQUEST, amount))
        .to.be.revertedWithCustomError(treasury, "RequestOutOfRange")
        .withArgs(amount);
    }
  });

  it("mints nothing to a frozen dealer, nor during a pause; the request stays open", async () => {
    const { compliance, coin, people, treasury } = await requested(1n);
    await coin.connect(people.freezer).freeze(people.dealer, bytes32("case"));
    await expect(compliance.approveMint(REQUEST))
      .to.be.revertedWithCustomError(coin, "FrozenAccount")
      .withArgs(people.dealer);
    await coin.connect(people.lifter).lift(people.dealer, bytes32("case"));
    await coin.connect(people.pauser).pause();
    await expect(compliance.approveMint(REQUEST)).to.be.revertedWithCustomError(coin, "TokenPaused");
    expect(await treasury.mintRequest(REQUEST)).to.deep.equal([people.dealer.address, 1n]);
  });
});
