import { expect } from "chai";
import { Wallet, ZeroAddress } from "ethers";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { STALENESS_SECONDS, deployBareLibra, deployLibra } from "./deployLibra.ts";
import { CUSTODIANS, signaturesOf, soundHoldings } from "./statements.ts";

const chain = await openChain();
const load = () => chain.restore(deployLibra);
const addresses = CUSTODIANS.map(({ address }) => address);
const [first = "", second = "", third = ""] = addresses;

describe("Reserve: policy", () => {
  it("says before the first statement that there is nothing", async () => {
    const { reserve, coin } = await chain.restore(deployBareLibra);
    expect(await reserve.lastStatement()).to.deep.equal([0n, 0n]);
    expect(await reserve.effectiveReserve()).to.equal(0n);
    expect(await reserve.backingRatio()).to.equal(2n ** 256n - 1n);
    expect(await reserve.coin()).to.equal(await coin.getAddress());
    expect(await reserve.custodians()).to.deep.equal([addresses, 2n]);
    expect(await reserve.staleness()).to.equal(STALENESS_SECONDS);
  });

  it("replaces custodians: who isn't named any more doesn't count", async () => {
    const { reserve, coin, people, now } = await load();
    const changed = reserve.connect(people.admin).setCustodians([second, third], 1n);
    await expect(changed).to.emit(reserve, "CustodiansSet").withArgs([second, third], 1n);
    const asOf = await now();
    const statement = {
      coin: await coin.getAddress(),
      holdings: soundHoldings(1n, asOf),
      interestInMicro: 0n,
      asOf,
      statementId: bytes32("a statement"),
    };
    await expect(reserve.attest(statement, await signaturesOf(reserve, statement, CUSTODIANS.slice(0, 1))))
      .to.be.revertedWithCustomError(reserve, "NotACustodian")
      .withArgs(first);
    await reserve.attest(statement, await signaturesOf(reserve, statement, CUSTODIANS.slice(1, 2)));
    expect(await reserve.effectiveReserve()).to.equal(1n);
  });

  it("takes custodians only in strictly ascending order", async () => {
    const { reserve, people } = await load();
    for (const [custodians, previous, next] of [
      [[first, first], first, first],
      [[second, first], second, first],
      [[ZeroAddress, first], ZeroAddress, ZeroAddress],
    ] as const) {
      await expect(reserve.connect(people.admin).setCustodians([...custodians], 1n))
        .to.be.revertedWithCustomError(reserve, "NotAscending")
        .withArgs(previous, next);
    }
    expect(await reserve.custodians()).to.deep.equal([addresses, 2n]);
  });

  it("takes between one and all of at most 16 signatures", async () => {
    const { reserve, people } = await load();
    const many = Array.from({ length: 17 }, (_, i) => new Wallet(bytes32(`custodian ${i}`)).address);
    many.sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
    for (const [custodians, threshold] of [
      [addresses, 0n],
      [addresses, 4n],
      [[], 0n],
      [many, 9n],
    ] as const) {
      await expect(reserve.connect(people.admin).setCustodians([...custodians], threshold))
        .to.be.revertedWithCustomError(reserve, "CustodiansOutOfRange")
        .withArgs(threshold, custodians.length);
    }
    await reserve.connect(people.admin).setCustodians(many.slice(0, 16), 16n);
    expect((await reserve.custodians())[1]).to.equal(16n);
  });

  it("takes a staleness limit of at least a second and at most 366 days", async () => {
    const { reserve, people } = await load();
    const admin = reserve.connect(people.admin);
    const longest = 366n * 86_400n;
    for (const seconds of [0n, longest + 1n]) {
      await expect(admin.setStaleness(seconds))
        .to.be.revertedWithCustomError(reserve, "StalenessOutOfRange")
        .withArgs(seconds);
    }
    await expect(admin.setStaleness(longest)).to.emit(reserve, "StalenessSet").withArgs(longest);
    expect(await reserve.staleness()).to.equal(longest);
  });

  it("belongs to the admin, not to compliance, the dealer or a custodian", async () => {
    const { reserve, people } = await load();
    for (const caller of [people.compliance, people.dealer, people.stranger]) {
      const as = reserve.connect(caller);
      for (const call of [() => as.setCustodians([first], 1n), () => as.setStaleness(1n)]) {
        await expect(call())
          .to.be.revertedWithCustomError(reserve, "AccessManagedUnauthorized")
          .withArgs(caller);
      }
    }
  });

  it("lets the treasury alone record payouts", async () => {
    const { reserve, coin, people } = await load();
    for (const caller of [people.admin, people.compliance, people.dealer]) {
      await expect(reserve.connect(caller).recordPayout(bytes32("fiat"), 1n, 1n))
        .to.be.revertedWithCustomError(coin, "NotTheTreasury")
        .withArgs(caller);
    }
  });
});
