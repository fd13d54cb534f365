import { expect } from "chai";

import { type Chain, bytes32, openChain } from "../behaviours/chain.ts";
import { deployLibra } from "./deployLibra.ts";
import { CREDENTIAL } from "./deployNetwork.ts";

const chain = await openChain();
const A_DAY = 86_400n;
const COIN = 1_000_000n;
const REQUEST = bytes32("a request");

/** Tiers of one to four coins, three more members of compliance, and a reserve that carries a hundred coins. */
async function withSmallTiers(chain: Chain) {
  const system = await deployLibra(chain);
  const { treasury, authority, people, attest, now } = system;
  const { compliance, relay, bob, carol } = people;
  const role = BigInt(compliance.address.slice(0, 18));
  for (const member of [relay, bob, carol]) await authority.grantRole(role, member, 0);
  await attest(100n * COIN);
  await chain.setNextBlockTimestamp((await now()) + 2n * A_DAY);
  await treasury.connect(compliance).setTiers(people.dealer, [1, 2, 3, 4]);
  await attest(100n * COIN);
  const members = [compliance, relay, bob, carol];
  const approvers = members.map((member) => treasury.connect(member));
  const request = async (amountInMicro: bigint, id = REQUEST) =>
    treasury.connect(people.dealer).requestMint(id, amountInMicro);
  return { ...system, members, approvers: approvers as [typeof treasury, ...(typeof treasury)[]], request };
}

const load = () => chain.restore(withSmallTiers);

describe("Treasury: tiers and approvals", () => {
  it("gives a new dealer 500 000, 5, 50 and 500 million coins a day", async () => {
    const { treasury, people } = await chain.restore(deployLibra);
    const tiers = [500_000n, 5_000_000n, 50_000_000n, 500_000_000n].map((coins) => coins * COIN);
    expect(await treasury.tiersOf(people.dealer)).to.deep.equal(tiers);
    expect(await treasury.tiersOf(people.alice)).to.deep.equal([0n, 0n, 0n, 0n]);
  });

  it("sets strictly increasing tiers for dealers, and keeps the window", async () => {
    const { treasury, people } = await chain.restore(deployLibra);
    const compliance = treasury.connect(people.compliance);
    const before = await treasury.windowOf(people.dealer);
    expect(before.inflowInMicro).to.equal(500_000n);
    for (const tiers of [
      [0, 1, 2, 3],
      [1, 1, 2, 3],
      [1, 2, 3, 3],
      [4, 3, 2, 1],
    ] as const) {
      await expect(compliance.setTiers(people.dealer, [...tiers]))
        .to.be.revertedWithCustomError(treasury, "TiersNotAscending")
        .withArgs([...tiers].map(BigInt));
    }
    await expect(compliance.setTiers(people.alice, [1, 2, 3, 4]))
      .to.be.revertedWithCustomError(treasury, "NotADealer")
      .withArgs(people.alice);
    const most = 2n ** 32n - 1n;
    const set = compliance.setTiers(people.dealer, [1n, 2n, 3n, most]);
    await expect(set).to.emit(treasury, "TiersSet").withArgs(people.dealer, [1n, 2n, 3n, most]);
    expect(await treasury.tiersOf(people.dealer)).to.deep.equal([COIN, 2n * COIN, 3n * COIN, most * COIN]);
    expect(await treasury.windowOf(people.dealer)).to.deep.equal(before);
  });

  for (const [name, amount, needed] of [
    ["first", COIN, 1],
    ["second", COIN + 1n, 2],
    ["third", 3n * COIN, 3],
    ["fourth", 4n * COIN, 4],
  ] as const) {
    it(`mints in the ${name} tier with the approval of ${needed}, and not of fewer`, async () => {
      const { treasury, coin, members, request, people } = await load();
      const before = await coin.totalSupply();
      await request(amount);
      for (const [index, member] of members.slice(0, needed).entries()) {
        expect(await coin.totalSupply()).to.equal(before);
        const approved = treasury.connect(member).approveMint(REQUEST);
        if (needed > 1) {
          await expect(approved)
            .to.emit(treasury, "MintApproved")
            .withArgs(REQUEST, member, index + 1, needed);
        } else await approved;
      }
      expect(await coin.totalSupply()).to.equal(before + amount);
      expect((await treasury.windowOf(people.dealer)).inflowInMicro).to.equal(amount);
    });
  }

  it("takes each member's approval once", async () => {
    const { treasury, approvers, request, people } = await load();
    await request(2n * COIN);
    await approvers[0].approveMint(REQUEST);
    await expect(approvers[0].approveMint(REQUEST))
      .to.be.revertedWithCustomError(treasury, "ApprovedAlready")
      .withArgs(REQUEST, people.compliance);
    expect(await treasury.approversOf(REQUEST)).to.deep.equal([people.compliance.address]);
  });

  it("doesn't count who was made a dealer after approving", async () => {
    const { treasury, coin, participants, approvers, request, people } = await load();
    const before = await coin.totalSupply();
    await request(2n * COIN);
    await approvers[1]?.approveMint(REQUEST);
    await participants.connect(people.admitter).registerDesignatedDealer(people.relay, CREDENTIAL);
    await approvers[0].designateDealer(people.relay, "A dealer now");
    await approvers[0].approveMint(REQUEST);
    expect(await coin.totalSupply()).to.equal(before);
    await approvers[2]?.approveMint(REQUEST);
    expect(await coin.totalSupply()).to.equal(before + 2n * COIN);
    expect(await treasury.mintRequest(REQUEST)).to.deep.equal([people.dealer.address, 0n]);
  });

  it("counts what was minted within the window, and refuses more than the highest tier", async () => {
    const { treasury, approvers, request, people } = await load();
    await request(COIN);
    await approvers[0].approveMint(REQUEST);
    await request(3n * COIN + 1n, bytes32("another"));
    await expect(approvers[0].approveMint(bytes32("another")))
      .to.be.revertedWithCustomError(treasury, "TierExceeded")
      .withArgs(people.dealer, 4n * COIN + 1n, 4n * COIN);
    await request(1n, bytes32("a third"));
    await expect(approvers[0].approveMint(bytes32("a third")))
      .to.emit(treasury, "MintApproved")
      .withArgs(bytes32("a third"), people.compliance, 1n, 2n);
  });

  it("starts a new window more than a day after the last one's start, and no sooner", async () => {
    const { treasury, reserve, attest, approvers, request, people } = await load();
    await request(COIN);
    await approvers[0].approveMint(REQUEST);
    const { startedAt } = await treasury.windowOf(people.dealer);
    await request(COIN, bytes32("next day"));
    await chain.setNextBlockTimestamp(startedAt + A_DAY);
    await expect(approvers[0].approveMint(bytes32("next day"))).to.emit(treasury, "MintApproved");
    await chain.setNextBlockTimestamp(startedAt + A_DAY + 1n);
    // In the new window one approval will do, and there is one: it needs no other.
    await expect(approvers[0].approveMint(bytes32("next day")))
      .to.be.revertedWithCustomError(reserve, "StatementStale")
      .withArgs(
        (asOf: bigint) => asOf > 0n,
        (oldest: bigint) => oldest > 0n,
      );
    await attest(100n * COIN);
    await approvers[0].approveMint(bytes32("next day"));
    expect((await treasury.windowOf(people.dealer)).inflowInMicro).to.equal(COIN);
  });

  it("needs no new approval where those given are enough in the window that is now", async () => {
    const { treasury, attest, approvers, members, request, people } = await load();
    await request(COIN, bytes32("before"));
    await approvers[0].approveMint(bytes32("before"));
    await request(2n * COIN);
    for (const member of members.slice(0, 2)) {
      await expect(treasury.connect(member).approveMint(REQUEST)).to.emit(treasury, "MintApproved");
    }
    const { startedAt } = await treasury.windowOf(people.dealer);
    await chain.setNextBlockTimestamp(startedAt + A_DAY + 1n);
    await attest(100n * COIN);
    await expect(approvers[0].approveMint(REQUEST))
      .to.emit(treasury, "Minted")
      .withArgs(REQUEST, people.dealer, 2n * COIN);
    expect((await treasury.approversOf(REQUEST)).length).to.equal(2);
  });

  it("mints nothing while minting is off, and all that the reserve carries when it is on again", async () => {
    const { treasury, reserve, attest, approvers, request, coin } = await load();
    await request(COIN);
    await expect(approvers[0].switchMinting(false)).to.emit(treasury, "MintingSwitched").withArgs(false);
    expect(await treasury.canMint()).to.equal(false);
    await attest(200n * COIN);
    await expect(approvers[0].approveMint(REQUEST)).to.be.revertedWithCustomError(treasury, "MintingOff");
    await approvers[0].switchMinting(true);
    expect(await treasury.cover()).to.deep.equal(await reserve.carries());
    const before = await coin.totalSupply();
    await approvers[0].approveMint(REQUEST);
    expect(await coin.totalSupply()).to.equal(before + COIN);
  });

  it("is told what the reserve carries by the reserve alone", async () => {
    const { treasury, people } = await load();
    for (const caller of [people.admin, people.compliance, people.dealer]) {
      await expect(treasury.connect(caller).takeCover(1n, 1n))
        .to.be.revertedWithCustomError(treasury, "NotTheReserve")
        .withArgs(caller);
    }
  });
});
