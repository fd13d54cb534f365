import { expect } from "chai";
import fc from "fast-check";

import { payoutOf } from "../../../src/scenario/libra/proRata.ts";
import { bytes32, openChain } from "../../behaviours/chain.ts";
import { MINTED_MICRO, OPENING_MICRO } from "../deployLibra.ts";
import { deployRedemption } from "./deployRedemption.ts";

const chain = await openChain();
const load = () => chain.restore(deployRedemption);
const PREBURN = bytes32("a preburn");
const FIAT = bytes32("a fiat settlement");
const SEED = 20_200_416;

describe("A reserve that is short of the coins", () => {
  it("pays a dealer its share, and nothing else for it", async () => {
    const { treasury, reserve, coin, people, attest } = await load();
    await attest((MINTED_MICRO * 95n) / 100n);
    await treasury.connect(people.dealer).preburn(PREBURN, 1_001n);
    expect(await reserve.payoutFor(1_001n)).to.equal(950n); // 950.95, rounded down
    const compliance = treasury.connect(people.compliance);
    for (const paid of [1_001n, 951n, 949n, 0n]) {
      await expect(compliance.burn(PREBURN, FIAT, paid))
        .to.be.revertedWithCustomError(reserve, "PayoutNotDue")
        .withArgs(paid, 950n);
    }
    await expect(compliance.burn(PREBURN, FIAT, 950n))
      .to.emit(treasury, "Burned")
      .withArgs(PREBURN, people.dealer, FIAT, 1_001n, 950n);
    expect(await coin.totalSupply()).to.equal(MINTED_MICRO - 1_001n);
    expect(await reserve.effectiveReserve()).to.equal((MINTED_MICRO * 95n) / 100n - 950n);
  });

  it("pays face value while it covers all coins, to the millionth", async () => {
    const { treasury, reserve, people, attest } = await load();
    await treasury.connect(people.dealer).preburn(PREBURN, 1_000n);
    await attest(MINTED_MICRO - 1n);
    expect(await reserve.payoutFor(1_000n)).to.equal(999n);
    await attest(MINTED_MICRO);
    expect(await reserve.payoutFor(1_000n)).to.equal(1_000n);
    await treasury.connect(people.compliance).burn(PREBURN, FIAT, 1_000n);
  });

  it("ends no coins for nothing", async () => {
    const { treasury, reserve, people, attest } = await load();
    await treasury.connect(people.dealer).preburn(PREBURN, 1_000n);
    await attest(0n);
    await expect(treasury.connect(people.compliance).burn(PREBURN, FIAT, 0n))
      .to.be.revertedWithCustomError(reserve, "PayoutNotDue")
      .withArgs(0n, 0n);
    await treasury.connect(people.compliance).cancelPreburn(PREBURN);
  });

  it("is run on: who comes later gets no less for each coin than who came first", async () => {
    const { administrator, treasury, reserve, coin, people, attest, request, pass } = await load();
    const holders = [people.alice, people.bob, people.carol];
    for (const holder of holders) await request(holder, OPENING_MICRO);
    await pass();
    await attest((MINTED_MICRO * 95n) / 100n);
    const paid: bigint[] = [];
    for (const [number, holder] of holders.entries()) {
      paid.push(await reserve.payoutFor(OPENING_MICRO));
      await administrator.settle(number, bytes32(`to ${holder.address}`), paid[number] ?? 0n);
    }
    expect(paid).to.deep.equal([95_000n, 95_000n, 95_000n]);
    const left = await coin.totalSupply();
    await treasury.connect(people.dealer).preburn(PREBURN, left);
    await treasury.connect(people.compliance).burn(PREBURN, FIAT, (left * 95n) / 100n);
    expect([await coin.totalSupply(), await reserve.effectiveReserve()]).to.deep.equal([0n, 0n]);
  });
});

describe("The shares of a short reserve", () => {
  const amount = fc.bigInt({ min: 0n, max: 2n ** 96n - 1n });

  it("come out the same in the contract and in TypeScript", async () => {
    const harness = await chain.ethers.deployContract("ProRataHarness");
    await fc.assert(
      fc.asyncProperty(amount, amount, amount, async (coins, reserve, rest) => {
        const supply = coins + rest;
        expect(await harness.payout(coins, reserve, supply)).to.equal(payoutOf(coins, reserve, supply));
      }),
      { numRuns: 200, seed: SEED },
    );
  });

  it("leave whoever comes later no less, whoever came before and with how much", () => {
    const run = fc.tuple(amount, fc.array(amount, { minLength: 1, maxLength: 20 }));
    fc.assert(
      fc.property(run, ([reserveAtFirst, redeemed]) => {
        let supply = redeemed.reduce((sum, coins) => sum + coins, 0n) + 1n;
        let reserve = reserveAtFirst;
        for (const coins of redeemed) {
          const paid = payoutOf(coins, reserve, supply);
          const [left, coinsLeft] = [reserve - paid, supply - coins];
          // what one coin's share is, multiplied out; beyond face value nobody gains or loses
          if (left < coinsLeft) expect(left * supply >= reserve * coinsLeft).to.equal(true);
          [reserve, supply] = [left, coinsLeft];
        }
      }),
      { seed: SEED },
    );
  });
});
