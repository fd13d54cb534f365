import { expect } from "chai";
import { AbiCoder, ZeroAddress, getAddress, zeroPadValue, toBeHex } from "ethers";

import { type Chain, openChain } from "../../behaviours/chain.ts";

const ROTATION_SECONDS = 300n;
/** keccak256("getValidators()"), as Besu's QBFT calls it in contract mode. */
const GET_VALIDATORS = "0xb7ab4db5";

const chain = await openChain();

async function deployValidators({ ethers, people }: Chain) {
  const authority = await ethers.deployContract("AssociationAuthority", [people.admin]);
  const participants = await ethers.deployContract("Participants", [authority], people.admin);
  for (const person of [people.alice, people.bob, people.carol]) await participants.registerValidator(person);
  for (const person of [people.alipay, people.tenpay]) await participants.registerValidatorOperator(person);
  const seats = [
    { validator: people.alice.address, operator: people.alipay.address, node: people.icbc.address },
    { validator: people.bob.address, operator: people.tenpay.address, node: people.ccb.address },
  ];
  const validators = await ethers.deployContract("ValidatorSet", [authority, participants, seats]);
  const next = {
    validator: people.carol.address,
    operator: people.alipay.address,
    node: people.dave.address,
  };
  const admittedAt = BigInt((await ethers.provider.getBlock("latest"))?.timestamp ?? 0);
  return {
    authority,
    participants,
    seats,
    next,
    admittedAt,
    validators,
    council: validators.connect(people.admin),
  };
}

describe("the validator set", () => {
  const { people, ethers } = chain;
  let system: Awaited<ReturnType<typeof deployValidators>>;
  beforeEach(async () => {
    system = await chain.restore(deployValidators);
  });

  it("answers QBFT in contract mode with the nodes' addresses", async () => {
    const to = await system.validators.getAddress();
    const answer = await ethers.provider.call({ to, data: GET_VALIDATORS });
    const [nodes] = AbiCoder.defaultAbiCoder().decode(["address[]"], answer) as unknown as [string[]];
    expect([...nodes]).to.deep.equal([people.icbc.address, people.ccb.address]);
  });

  it("gives each validator the same power, one", async () => {
    const { validators, council, next } = system;
    expect(await validators.powerOf(people.alice)).to.equal(1n);
    expect(await validators.powerOf(next.validator)).to.equal(0n);
    await council.admitValidator(next);
    expect(await validators.powerOf(next.validator)).to.equal(1n);
    expect(await validators.powerOf(next.operator)).to.equal(0n);
  });

  it("begins an epoch with each change", async () => {
    const { validators, council, next, seats } = system;
    expect(await validators.epoch()).to.equal(1n);
    await expect(council.admitValidator(next))
      .to.emit(validators, "NewEpoch")
      .withArgs(2n, [...seats.map(({ node }) => node), next.node])
      .and.to.emit(validators, "ValidatorAdmitted")
      .withArgs(next.validator, next.operator, next.node);
    await expect(council.removeValidator(people.alice))
      .to.emit(validators, "NewEpoch")
      .withArgs(3n, [next.node, people.ccb.address])
      .and.to.emit(validators, "ValidatorRemoved")
      .withArgs(people.alice.address, people.icbc.address);
    const left = (await validators.seats()).map(({ validator, node }) => [validator, node]);
    expect(left).to.deep.equal([
      [next.validator, next.node],
      [people.bob.address, people.ccb.address],
    ]);
    await council.removeValidator(next.validator);
    expect(await validators.getValidators()).to.deep.equal([people.ccb.address]);
  });

  it("is the council's to admit to and remove from", async () => {
    const { validators, next } = system;
    for (const person of [people.alice, people.alipay, people.stranger]) {
      const as = validators.connect(person);
      await expect(as.admitValidator(next))
        .to.be.revertedWithCustomError(validators, "AccessManagedUnauthorized")
        .withArgs(person.address);
      await expect(as.removeValidator(people.bob))
        .to.be.revertedWithCustomError(validators, "AccessManagedUnauthorized")
        .withArgs(person.address);
    }
  });

  it("takes no validator and no node twice, and nobody for neither", async () => {
    const { council, validators, next } = system;
    const faults: [object, string, string][] = [
      [{ validator: people.alice.address }, "ValidatorNotAvailable", people.alice.address],
      [{ validator: ZeroAddress }, "ValidatorNotAvailable", ZeroAddress],
      [{ operator: ZeroAddress }, "OperatorNotAvailable", ZeroAddress],
      // registered, but as something else, or not at all
      [{ operator: next.validator }, "OperatorNotAvailable", next.validator],
      [{ operator: people.stranger.address }, "OperatorNotAvailable", people.stranger.address],
      [{ validator: next.operator }, "ValidatorNotAvailable", next.operator],
      [{ validator: people.stranger.address }, "ValidatorNotAvailable", people.stranger.address],
      [{ node: people.ccb.address }, "NodeNotAvailable", people.ccb.address],
      [{ node: ZeroAddress }, "NodeNotAvailable", ZeroAddress],
    ];
    for (const [differing, error, argument] of faults) {
      await expect(council.admitValidator({ ...next, ...differing }))
        .to.be.revertedWithCustomError(validators, error)
        .withArgs(argument);
    }
  });

  it("is never empty, and never above 256", async () => {
    const { council, validators, authority, participants, next } = system;
    const none = ethers.deployContract("ValidatorSet", [authority, participants, []]);
    await expect(none).to.be.revertedWithCustomError(validators, "ValidatorsOutOfRange").withArgs(0n, 256n);
    await council.removeValidator(people.bob);
    await expect(council.removeValidator(people.alice))
      .to.be.revertedWithCustomError(validators, "ValidatorsOutOfRange")
      .withArgs(0n, 256n);
    await expect(council.removeValidator(people.bob))
      .to.be.revertedWithCustomError(validators, "NotAValidator")
      .withArgs(people.bob.address);
    const seats = Array.from({ length: 256 }, (_, index) => ({
      validator: numbered(0x1_0000 + index),
      operator: people.alipay.address,
      node: numbered(0x2_0000 + index),
    }));
    for (const { validator } of seats) await participants.registerValidator(validator);
    // in one transaction it would exceed what a transaction may use
    const full = await ethers.deployContract("ValidatorSet", [authority, participants, seats.slice(0, 100)]);
    for (const seat of seats.slice(100)) await full.connect(people.admin).admitValidator(seat);
    await expect(full.connect(people.admin).admitValidator(next))
      .to.be.revertedWithCustomError(validators, "ValidatorsOutOfRange")
      .withArgs(257n, 256n);
  });

  describe("on rotation", () => {
    const FRESH = numbered(0x3_0000);

    it("lets the operator change its own validator's node, not another's", async () => {
      const { validators, admittedAt } = system;
      const operator = validators.connect(people.alipay);
      await chain.setNextBlockTimestamp(admittedAt + ROTATION_SECONDS + 1n);
      await expect(operator.rotateNode(people.alice, FRESH))
        .to.emit(validators, "NodeRotated")
        .withArgs(people.alice.address, people.icbc.address, FRESH)
        .and.to.emit(validators, "NewEpoch")
        .withArgs(2n, [FRESH, people.ccb.address]);
      await expect(operator.rotateNode(people.bob, people.dave))
        .to.be.revertedWithCustomError(validators, "NotTheOperator")
        .withArgs(people.alipay.address, people.tenpay.address);
      await expect(operator.rotateNode(people.carol, people.dave))
        .to.be.revertedWithCustomError(validators, "NotAValidator")
        .withArgs(people.carol.address);
    });

    it("lets it once in five minutes, counted from the admission", async () => {
      const { validators, admittedAt } = system;
      const operator = validators.connect(people.alipay);
      const earliest = admittedAt + ROTATION_SECONDS + 1n;
      await chain.setNextBlockTimestamp(earliest - 1n);
      await expect(operator.rotateNode(people.alice, FRESH))
        .to.be.revertedWithCustomError(validators, "RotationTooSoon")
        .withArgs(earliest, earliest - 1n);
      await chain.setNextBlockTimestamp(earliest);
      await operator.rotateNode(people.alice, FRESH);
      await chain.setNextBlockTimestamp(earliest + ROTATION_SECONDS);
      await expect(operator.rotateNode(people.alice, people.icbc))
        .to.be.revertedWithCustomError(validators, "RotationTooSoon")
        .withArgs(earliest + ROTATION_SECONDS + 1n, earliest + ROTATION_SECONDS);
      // the address that was given up is free again
      await chain.setNextBlockTimestamp(earliest + ROTATION_SECONDS + 1n);
      await operator.rotateNode(people.alice, people.icbc);
    });

    it("takes no other validator's node", async () => {
      const { validators, admittedAt } = system;
      await chain.setNextBlockTimestamp(admittedAt + ROTATION_SECONDS + 1n);
      await expect(validators.connect(people.alipay).rotateNode(people.alice, people.ccb))
        .to.be.revertedWithCustomError(validators, "NodeNotAvailable")
        .withArgs(people.ccb.address);
    });

    it("is given by the validator to another operator", async () => {
      const { validators, admittedAt } = system;
      const validator = validators.connect(people.alice);
      await expect(validator.setOperator(people.tenpay))
        .to.emit(validators, "OperatorSet")
        .withArgs(people.alice.address, people.alipay.address, people.tenpay.address);
      await chain.setNextBlockTimestamp(admittedAt + ROTATION_SECONDS + 1n);
      await expect(validators.connect(people.alipay).rotateNode(people.alice, FRESH))
        .to.be.revertedWithCustomError(validators, "NotTheOperator")
        .withArgs(people.alipay.address, people.tenpay.address);
      await validators.connect(people.tenpay).rotateNode(people.alice, FRESH);
      for (const operator of [ZeroAddress, people.alice.address]) {
        await expect(validator.setOperator(operator))
          .to.be.revertedWithCustomError(validators, "OperatorNotAvailable")
          .withArgs(operator);
      }
      await expect(validators.connect(people.alipay).setOperator(people.alipay))
        .to.be.revertedWithCustomError(validators, "NotAValidator")
        .withArgs(people.alipay.address);
    });
  });
});

function numbered(number: number): string {
  return getAddress(zeroPadValue(toBeHex(number), 20));
}
