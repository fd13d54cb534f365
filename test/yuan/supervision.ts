import { expect } from "chai";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { deployKeeping } from "./deployKeeping.ts";

const chain = await openChain();
const load = () => chain.restore(deployKeeping);
const CASE = bytes32("case 42");

describe("Supervision: orders that name their case", () => {
  it("freeze a part, lift it and seize, each by a role of its own", async () => {
    const { yuan, supervision, people } = await load();
    const freezer = supervision.connect(people.freezer);
    await expect(freezer.freezePart(people.alice, 60n, CASE))
      .to.emit(supervision, "PartFrozen")
      .withArgs(people.alice, 60n, CASE);
    const second = bytes32("case 43");
    await expect(freezer.freezePart(people.alice, 60n, second))
      .to.emit(supervision, "PartFrozen")
      .withArgs(people.alice, 60n, second);
    await expect(freezer.freezePart(people.alice, 59n, CASE))
      .to.be.revertedWithCustomError(supervision, "FrozenPartOutOfRange")
      .withArgs(people.alice, 59n, 60n);
    const lifter = supervision.connect(people.lifter);
    await expect(lifter.liftPart(people.alice, 60n, CASE)).to.be.revertedWithCustomError(
      supervision,
      "FrozenPartOutOfRange",
    );
    await expect(lifter.liftPart(people.alice, 10n, CASE))
      .to.emit(supervision, "PartLifted")
      .withArgs(people.alice, 10n, CASE);
    expect(await yuan.getFrozenTokens(people.alice)).to.equal(10n);
    const seizer = supervision.connect(people.seizer);
    await expect(seizer.seize(people.alice, people.alice, 5n, CASE))
      .to.be.revertedWithCustomError(yuan, "ForcedTransferToSelf")
      .withArgs(people.alice);
    await expect(seizer.seize(people.alice, people.bob, 99_995n, CASE))
      .to.emit(supervision, "Seized")
      .withArgs(people.alice, people.bob, 99_995n, CASE);
    expect(await yuan.getFrozenTokens(people.alice)).to.equal(5n);
    for (const [by, act] of [
      ["freezer", "liftPart"],
      ["freezer", "seize"],
      ["lifter", "freezePart"],
      ["lifter", "seize"],
      ["seizer", "freezePart"],
      ["seizer", "liftPart"],
      ["stranger", "freezePart"],
    ] as const) {
      const contract = supervision.connect(people[by]);
      const call =
        act === "seize"
          ? contract.seize(people.alice, people.bob, 1n, CASE)
          : contract[act](people.alice, 1n, CASE);
      await expect(call, `${by} ${act}`).to.be.revertedWithCustomError(
        supervision,
        "AccessManagedUnauthorized",
      );
    }
  });

  it("freeze and lift a whole wallet, by the same two roles, and nobody reaches the token without them", async () => {
    const { yuan, supervision, people } = await load();
    await expect(supervision.connect(people.freezer).freeze(people.alice, CASE))
      .to.emit(yuan, "AccountFrozen")
      .withArgs(people.alice, CASE);
    for (const person of ["freezer", "seizer", "stranger"] as const) {
      await expect(supervision.connect(people[person]).lift(people.alice, CASE))
        .to.be.revertedWithCustomError(supervision, "AccessManagedUnauthorized")
        .withArgs(people[person]);
    }
    await expect(supervision.connect(people.lifter).lift(people.alice, CASE))
      .to.emit(yuan, "AccountLifted")
      .withArgs(people.alice, CASE);
    await expect(supervision.connect(people.lifter).freeze(people.alice, CASE))
      .to.be.revertedWithCustomError(supervision, "AccessManagedUnauthorized")
      .withArgs(people.lifter);
  });

  it("who has no role reads everything and changes nothing", async () => {
    const { yuan, tiers, keeping, supervision, centralBank, people } = await load();
    const nobody = people.stranger;
    for (const contract of [yuan, tiers, keeping, supervision, centralBank]) {
      const seen = contract.connect(nobody);
      expect(await seen.getAddress()).to.match(/^0x/);
    }
    const [account, counters] = await yuan.connect(nobody).recordOf(people.alice);
    expect(account & ((1n << 96n) - 1n)).to.equal(100_000n);
    expect(counters).to.equal(0n);
    expect(await tiers.connect(nobody).identityOf(people.alice)).to.deep.equal([
      0n,
      `0x${"0".repeat(64)}`,
      0n,
    ]);
    const orders = [
      () => yuan.connect(nobody).freeze(people.alice, CASE),
      () => yuan.connect(nobody).lift(people.alice, CASE),
      () => yuan.connect(nobody).forcedTransfer(people.alice, people.bob, 1n),
      () => yuan.connect(nobody).setFrozenTokens(people.alice, 1n),
      () => yuan.connect(nobody).pause(),
      () => yuan.connect(nobody).setIdentity(people.alice, 0, 0),
      () => yuan.connect(nobody).setTierTable(1, 1n),
      () => yuan.connect(nobody).replaceWallet(people.alice, people.bob),
      () => yuan.connect(nobody).closeWallet(people.alice, people.icbc),
    ];
    for (const order of orders) {
      await expect(order()).to.be.revertedWithCustomError(yuan, "AccessManagedUnauthorized").withArgs(nobody);
    }
    await expect(
      keeping.connect(nobody).requestRecovery(people.alice, people.bob),
    ).to.be.revertedWithCustomError(yuan, "NotItsInstitution");
  });
});
