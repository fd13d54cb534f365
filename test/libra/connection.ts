import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { type Chain, bytes32, openChain } from "../behaviours/chain.ts";
import { grantRights } from "../behaviours/rights.ts";
import { POLICY, STALENESS_SECONDS, deployBareLibra } from "./deployLibra.ts";
import { CREDENTIAL, deployNetwork } from "./deployNetwork.ts";
import { CUSTODIANS } from "./statements.ts";

const chain = await openChain();

async function deployUnconnected({ ethers, people }: Chain) {
  const authority = await ethers.deployContract("AccessManager", [people.admin.address], people.admin);
  const treasury = await ethers.deployContract("Treasury", [authority], people.admin);
  return { authority, treasury, people, ethers };
}

describe("Treasury: connection", () => {
  it("does nothing before it is connected", async () => {
    const { treasury, people } = await chain.restore(deployUnconnected);
    for (const call of [
      () => treasury.designateDealer(people.dealer, "A dealer"),
      () => treasury.requestMint(bytes32("a request"), 1n),
      () => treasury.approveMint(bytes32("a request")),
      () => treasury.preburn(bytes32("a request"), 1n),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(treasury, "CoinMissing");
    }
    expect([await treasury.coin(), await treasury.reserve()]).to.deep.equal([ZeroAddress, ZeroAddress]);
    expect(await treasury.preburnValue()).to.equal(0n);
  });

  it("has its minting switched before it is connected, and minting stays off then", async () => {
    const { treasury, authority, people } = await chain.restore(deployUnconnected);
    await grantRights(chain, authority, treasury, { compliance: ["switchMinting"] });
    await expect(treasury.connect(people.compliance).switchMinting(false))
      .to.emit(treasury, "MintingSwitched")
      .withArgs(false);
    expect(await treasury.canMint()).to.equal(false);
  });

  it("is connected once, by the admin, to a coin and a reserve that name it and each other", async () => {
    const { treasury, authority, people, ethers } = await chain.restore(deployUnconnected);
    const other = await chain.restore(deployBareLibra);
    const again = await deployUnconnected(chain);
    const { participants, rules } = await deployNetwork(chain, again.authority);
    const by = [again.authority, again.treasury, participants, rules] as const;
    const coin = await ethers.deployContract("LibraCoin", ["A", "B", ...by]);
    const custodians = CUSTODIANS.map(({ address }) => address);
    const reserve = await ethers.deployContract("Reserve", [
      again.authority,
      coin,
      custodians,
      1n,
      STALENESS_SECONDS,
      POLICY,
    ]);
    for (const [offeredCoin, offeredReserve] of [
      [other.coin, other.reserve], // name another treasury
      [coin, other.reserve], // the reserve of another coin
      [people.alice, reserve], // no contract
      [authority, reserve], // no coin
    ] as const) {
      await expect(again.treasury.connectCoin(offeredCoin, offeredReserve))
        .to.be.revertedWithCustomError(treasury, "CoinNotConnectable")
        .withArgs(offeredCoin, offeredReserve);
    }
    await expect(again.treasury.connect(people.compliance).connectCoin(coin, reserve))
      .to.be.revertedWithCustomError(treasury, "AccessManagedUnauthorized")
      .withArgs(people.compliance);
    await expect(again.treasury.connectCoin(coin, reserve))
      .to.emit(again.treasury, "CoinConnected")
      .withArgs(coin, reserve);
    await expect(again.treasury.connectCoin(coin, reserve))
      .to.be.revertedWithCustomError(treasury, "CoinNotConnectable")
      .withArgs(coin, reserve);
    await grantRights(chain, again.authority, again.treasury, { compliance: ["designateDealer"] });
    await participants.connect(people.admitter).registerDesignatedDealer(people.dealer, CREDENTIAL);
    await again.treasury.connect(people.compliance).designateDealer(people.dealer, "A dealer");
    expect(await coin.isDealer(people.dealer)).to.equal(true);
    expect(await coin.participants()).to.equal(await participants.getAddress());
    expect(await reserve.carries(), "before the first statement").to.deep.equal([0n, 0n]);
  });
});
