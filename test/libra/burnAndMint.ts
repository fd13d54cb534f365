import { expect } from "chai";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { type LibraSystem, MINTED_MICRO, RESERVE_MICRO, deployLibra } from "./deployLibra.ts";

const chain = await openChain();
const BURNED = 1_000n;

/** Every coin that the reserve covers is minted, and then some are burned. The burn's second comes along. */
async function burnedFromFullReserve(chain: Parameters<typeof deployLibra>[0]) {
  const system = await deployLibra(chain);
  await system.mint(RESERVE_MICRO - MINTED_MICRO);
  const burnedAt = await burn(system, "first");
  return { ...system, burnedAt };
}

async function burn({ treasury, people, now }: LibraSystem, name: string): Promise<bigint> {
  await treasury.connect(people.dealer).preburn(bytes32(name), BURNED);
  await treasury.connect(people.compliance).burn(bytes32(name), bytes32(`fiat ${name}`), BURNED);
  return now();
}

const load = () => chain.restore(burnedFromFullReserve);

describe("A burn frees no room to mint", () => {
  it("until a statement shows what is left", async () => {
    const { coin, reserve, mint, attest, burnedAt } = await load();
    expect(await coin.totalSupply()).to.equal(RESERVE_MICRO - BURNED);
    await expect(mint(1n))
      .to.be.revertedWithCustomError(reserve, "ReserveInsufficient")
      .withArgs(RESERVE_MICRO - BURNED + 1n, RESERVE_MICRO - BURNED);
    // New money came in since: the statement counts it, and the payout not a second time.
    await chain.setNextBlockTimestamp(burnedAt + 60n);
    await attest(RESERVE_MICRO, burnedAt + 1n);
    expect(await reserve.effectiveReserve()).to.equal(RESERVE_MICRO);
    await reserve.requireCover(RESERVE_MICRO);
    await mint(BURNED);
    expect(await coin.totalSupply()).to.equal(RESERVE_MICRO);
  });

  it("nor does a newer statement about a moment before the payout, or its very second", async () => {
    const { reserve, mint, attest, burnedAt } = await load();
    for (const asOf of [burnedAt - 1n, burnedAt]) {
      await attest(RESERVE_MICRO, asOf);
      expect(await reserve.effectiveReserve()).to.equal(RESERVE_MICRO - BURNED);
      await expect(mint(1n)).to.be.revertedWithCustomError(reserve, "ReserveInsufficient");
    }
  });

  it("and of several payouts those before the statement are in it, the others subtracted", async () => {
    const system = await load();
    const { reserve, attest, burnedAt } = system;
    await chain.setNextBlockTimestamp(burnedAt + 100n);
    const secondAt = await burn(system, "second");
    await chain.setNextBlockTimestamp(secondAt + 100n);
    const thirdAt = await burn(system, "third");
    await attest(RESERVE_MICRO, burnedAt + 1n);
    expect(await reserve.effectiveReserve()).to.equal(RESERVE_MICRO - 2n * BURNED);
    await attest(RESERVE_MICRO, secondAt);
    expect(await reserve.effectiveReserve()).to.equal(RESERVE_MICRO - 2n * BURNED);
    await attest(RESERVE_MICRO, secondAt + 1n);
    expect(await reserve.effectiveReserve()).to.equal(RESERVE_MICRO - BURNED);
    await chain.setNextBlockTimestamp(thirdAt + 100n);
    await attest(RESERVE_MICRO, thirdAt + 1n);
    expect(await reserve.effectiveReserve()).to.equal(RESERVE_MICRO);
  });

  it("and a reserve that was attested lower than what is paid out is nothing, not less", async () => {
    const system = await load();
    const { reserve, attest, burnedAt } = system;
    await attest(BURNED - 1n, burnedAt);
    expect(await reserve.effectiveReserve()).to.equal(0n);
    expect(await reserve.backingRatio()).to.equal(0n);
  });
});
