import { expect } from "chai";

import { bytes32 } from "./chain.ts";
import { type TokenSuite, load } from "./tokenFixture.ts";

const CASE = bytes32("case 42");

export function shouldFreezeAndLift(suite: TokenSuite) {
  describe("freezing a whole account", () => {
    it("keeps the case reference of the freeze and of the lift", async () => {
      const { token, people } = await load(suite);
      await expect(token.connect(people.freezer).freeze(people.alice, CASE))
        .to.emit(token, "AccountFrozen")
        .withArgs(people.alice, CASE);
      expect(await token.isFrozen(people.alice)).to.equal(true);
      await expect(token.connect(people.lifter).lift(people.alice, CASE))
        .to.emit(token, "AccountLifted")
        .withArgs(people.alice, CASE);
      expect(await token.isFrozen(people.alice)).to.equal(false);
      await token.connect(people.alice).transfer(people.bob, 1n);
    });

    it("leaves balance and frozen amount as they were", async () => {
      const { token, people, opening } = await load(suite);
      await token.connect(people.freezer).setFrozenTokens(people.alice, 7n);
      await token.connect(people.freezer).freeze(people.alice, CASE);
      await token.connect(people.lifter).lift(people.alice, CASE);
      expect(await token.balanceOf(people.alice)).to.equal(opening);
      expect(await token.getFrozenTokens(people.alice)).to.equal(7n);
    });

    it("refuses to freeze twice, or to lift what isn't frozen", async () => {
      const { token, people } = await load(suite);
      await expect(token.connect(people.lifter).lift(people.alice, CASE))
        .to.be.revertedWithCustomError(token, "NotFrozenAccount")
        .withArgs(people.alice);
      await token.connect(people.freezer).freeze(people.alice, CASE);
      await expect(token.connect(people.freezer).freeze(people.alice, CASE))
        .to.be.revertedWithCustomError(token, "FrozenAccount")
        .withArgs(people.alice);
    });

    it("keeps the two rights apart", async () => {
      const { token, people } = await load(suite);
      await expect(token.connect(people.lifter).freeze(people.alice, CASE))
        .to.be.revertedWithCustomError(token, "AccessManagedUnauthorized")
        .withArgs(people.lifter);
      await token.connect(people.freezer).freeze(people.alice, CASE);
      await expect(token.connect(people.freezer).lift(people.alice, CASE))
        .to.be.revertedWithCustomError(token, "AccessManagedUnauthorized")
        .withArgs(people.freezer);
    });
  });

  describe("freezing an amount", () => {
    it("raises with the right to freeze, lowers with the right to lift, and neither the other way round", async () => {
      const { token, people } = await load(suite);
      const { alice, freezer, lifter, stranger } = people;
      await expect(token.connect(freezer).setFrozenTokens(alice, 50n))
        .to.emit(token, "Frozen")
        .withArgs(alice, 50n);
      for (const [who, amount] of [
        [freezer, 49n],
        [lifter, 51n],
        [stranger, 49n],
        [stranger, 51n],
        [lifter, 50n],
      ] as const) {
        await expect(token.connect(who).setFrozenTokens(alice, amount))
          .to.be.revertedWithCustomError(token, "AccessManagedUnauthorized")
          .withArgs(who);
      }
      await expect(token.connect(lifter).setFrozenTokens(alice, 20n))
        .to.emit(token, "Frozen")
        .withArgs(alice, 20n);
      expect(await token.getFrozenTokens(alice)).to.equal(20n);
      expect(await token.connect(freezer).setFrozenTokens.staticCall(alice, 21n)).to.equal(true);
    });

    it("may exceed the balance, and withholds what comes in later", async () => {
      const { token, people, opening } = await load(suite);
      const { alice, bob, freezer } = people;
      await token.connect(freezer).setFrozenTokens(alice, opening + 10n);
      await token.connect(bob).transfer(alice, 15n);
      await expect(token.connect(alice).transfer(bob, 6n))
        .to.be.revertedWithCustomError(token, "ERC7943InsufficientUnfrozenBalance")
        .withArgs(alice, 6n, 5n);
      await token.connect(alice).transfer(bob, 5n);
    });

    it("refuses an amount that no balance can reach", async () => {
      const { token, people } = await load(suite);
      await token.connect(people.freezer).setFrozenTokens(people.alice, 2n ** 96n - 1n);
      await expect(token.connect(people.freezer).setFrozenTokens(people.alice, 2n ** 96n))
        .to.be.revertedWithCustomError(token, "SafeCastOverflowedUintDowncast")
        .withArgs(96n, 2n ** 96n);
    });
  });
}
