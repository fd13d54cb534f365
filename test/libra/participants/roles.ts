import { expect } from "chai";
import { Wallet, ZeroAddress } from "ethers";

import { bytes32, openChain } from "../../behaviours/chain.ts";
import { deployBareLibra } from "../deployLibra.ts";
import { CREDENTIAL } from "../deployNetwork.ts";

const chain = await openChain();
const load = () => chain.restore(deployBareLibra);
const [NONE, DEALER, PARENT_VASP, CHILD_VASP, UNHOSTED, VALIDATOR, OPERATOR] = [0n, 1n, 2n, 3n, 4n, 5n, 6n];
const addresses = (count: number) =>
  Array.from({ length: count }, (_, i) => new Wallet(bytes32(`account ${i}`)).address);

/** Alipay is a parent VASP, number 1. */
async function withParent() {
  const system = await load();
  const registry = system.participants.connect(system.people.admitter);
  await registry.registerParentVasp(system.people.alipay, CREDENTIAL);
  return { ...system, registry };
}

describe("Participants: roles", () => {
  it("are granted by compliance and the council, each to its own, and announced", async () => {
    const { participants, people } = await load();
    const [compliance, council] = [participants.connect(people.admitter), participants.connect(people.admin)];
    const { dealer, alipay, alice, bob, carol, stranger } = people;
    for (const [account, role, number, byItsGranter, byAnother] of [
      [
        ...([dealer, DEALER, 1n] as const),
        () => compliance.registerDesignatedDealer(dealer, CREDENTIAL),
        () => council.registerDesignatedDealer(dealer, CREDENTIAL),
      ],
      [
        ...([alipay, PARENT_VASP, 2n] as const),
        () => compliance.registerParentVasp(alipay, CREDENTIAL),
        () => council.registerParentVasp(alipay, CREDENTIAL),
      ],
      [
        ...([alice, UNHOSTED, 0n] as const),
        () => compliance.registerUnhosted(alice),
        () => council.registerUnhosted(alice),
      ],
      [
        ...([bob, VALIDATOR, 0n] as const),
        () => council.registerValidator(bob),
        () => compliance.registerValidator(bob),
      ],
      [
        ...([carol, OPERATOR, 0n] as const),
        () => council.registerValidatorOperator(carol),
        () => compliance.registerValidatorOperator(carol),
      ],
    ] as const) {
      await expect(byAnother()).to.be.revertedWithCustomError(participants, "AccessManagedUnauthorized");
      await expect(byItsGranter())
        .to.emit(participants, "ParticipantRegistered")
        .withArgs(account, role, number);
      const operator = number === 0n ? ZeroAddress : account.address;
      expect(await participants.participantOf(account)).to.deep.equal([role, number, operator]);
      await expect(byItsGranter())
        .to.be.revertedWithCustomError(participants, "RoleTaken")
        .withArgs(account, role);
    }
    expect(await participants.participantCount()).to.equal(2n);
    expect(await participants.participantOf(stranger)).to.deep.equal([NONE, 0n, ZeroAddress]);
    await expect(compliance.registerUnhosted(ZeroAddress)).to.be.revertedWithCustomError(
      participants,
      "AccountMissing",
    );
  });

  it("of children are granted by whoever acts for their parent, all or none, and counted", async () => {
    const { participants, people } = await withParent();
    const { alipay, alice, bob, carol, dealer } = people;
    await expect(participants.connect(alipay).registerChildren([alice.address, bob.address]))
      .to.emit(participants, "ParticipantRegistered")
      .withArgs(bob, CHILD_VASP, 1n);
    await expect(participants.connect(alipay).registerChildren([carol.address, alice.address]))
      .to.be.revertedWithCustomError(participants, "RoleTaken")
      .withArgs(alice, CHILD_VASP);
    expect(await participants.childrenOf(1n)).to.equal(2n);
    expect(await participants.participantOf(alice)).to.deep.equal([CHILD_VASP, 1n, alipay.address]);
    await participants.connect(people.admitter).registerDesignatedDealer(dealer, CREDENTIAL);
    for (const caller of [alice, dealer, carol]) {
      await expect(participants.connect(caller).registerChildren([]))
        .to.be.revertedWithCustomError(participants, "NotAParentVasp")
        .withArgs(caller);
    }
  });

  it("of children are at most 65,536 for each parent", async () => {
    const { participants, people } = await withParent();
    // The storage slot of the parent's word: account (160 bits), children (32 bits), role (8 bits).
    const children = 65_535n;
    const alipay = participants.connect(people.alipay);
    const key = chain.ethers.AbiCoder.defaultAbiCoder().encode(["uint256", "uint256"], [1n, 2n]);
    const slot = chain.ethers.keccak256(key);
    const word = (PARENT_VASP << 192n) | (children << 160n) | BigInt(people.alipay.address);
    await chain.ethers.provider.send("hardhat_setStorageAt", [
      await participants.getAddress(),
      slot,
      `0x${word.toString(16).padStart(64, "0")}`,
    ]);
    expect(await participants.childrenOf(1n)).to.equal(children);
    const [first = "", second = ""] = addresses(2);
    await expect(alipay.registerChildren([first, second]))
      .to.be.revertedWithCustomError(participants, "TooManyChildren")
      .withArgs(65_537n, 65_536n);
    await alipay.registerChildren([first]);
    expect(await participants.childrenOf(1n)).to.equal(65_536n);
  });
});

describe("Participants: the key that acts for a participant", () => {
  it("hands its place over in two steps, and acts for nobody afterwards", async () => {
    const { participants, people } = await withParent();
    const { alipay, relay, stranger } = people;
    await expect(participants.connect(alipay).offerOperator(relay))
      .to.emit(participants, "OperatorOffered")
      .withArgs(1n, alipay, relay);
    expect([await participants.operatorOf(1n), await participants.offeredOperatorOf(1n)]).to.deep.equal([
      alipay.address,
      relay.address,
    ]);
    await expect(participants.connect(stranger).acceptOperator(1n))
      .to.be.revertedWithCustomError(participants, "OperatorNotOffered")
      .withArgs(stranger, 1n);
    await expect(participants.connect(relay).acceptOperator(1n))
      .to.emit(participants, "OperatorChanged")
      .withArgs(1n, alipay, relay);
    expect(await participants.participantOf(relay)).to.deep.equal([PARENT_VASP, 1n, relay.address]);
    expect(await participants.participantOf(alipay)).to.deep.equal([PARENT_VASP, 1n, relay.address]);
    await expect(participants.connect(alipay).offerOperator(stranger))
      .to.be.revertedWithCustomError(participants, "NotAnOperator")
      .withArgs(alipay);
    await expect(participants.connect(alipay).registerChildren([])).to.be.revertedWithCustomError(
      participants,
      "NotAParentVasp",
    );
    await expect(participants.connect(relay).acceptOperator(1n)).to.be.revertedWithCustomError(
      participants,
      "OperatorNotOffered",
    );
  });

  it("takes an offer back, and can't offer its place to who has a role", async () => {
    const { participants, people } = await withParent();
    const { alipay, relay, alice } = people;
    await participants.connect(alipay).offerOperator(relay);
    await participants.connect(alipay).offerOperator(ZeroAddress);
    await expect(participants.connect(relay).acceptOperator(1n)).to.be.revertedWithCustomError(
      participants,
      "OperatorNotOffered",
    );
    await participants.connect(alipay).registerChildren([alice.address]);
    await participants.connect(alipay).offerOperator(alice);
    await expect(participants.connect(alice).acceptOperator(1n))
      .to.be.revertedWithCustomError(participants, "RoleTaken")
      .withArgs(alice, CHILD_VASP);
  });

  it("connects each coin once, by the council", async () => {
    const { participants, coin, people } = await load();
    expect([await participants.isCoin(coin), await participants.isCoin(people.alice)]).to.deep.equal([
      true,
      false,
    ]);
    expect(await participants.coins()).to.deep.equal([await coin.getAddress()]);
    await expect(participants.connect(people.admin).connectCoin(coin))
      .to.be.revertedWithCustomError(participants, "CoinAlreadyConnected")
      .withArgs(coin);
    await expect(participants.connect(people.admitter).connectCoin(people.alice))
      .to.be.revertedWithCustomError(participants, "AccessManagedUnauthorized")
      .withArgs(people.admitter);
  });
});
