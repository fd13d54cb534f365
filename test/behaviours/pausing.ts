import { expect } from "chai";

import { bytes32 } from "./chain.ts";
import { type TokenSuite, load } from "./tokenFixture.ts";

export function shouldPause(suite: TokenSuite) {
  describe("pausing", () => {
    it("stops and resumes, by two rights", async () => {
      const { token, people } = await load(suite);
      await expect(token.connect(people.pauser).pause()).to.emit(token, "Paused").withArgs(people.pauser);
      expect(await token.paused()).to.equal(true);
      await expect(token.connect(people.pauser).unpause())
        .to.be.revertedWithCustomError(token, "AccessManagedUnauthorized")
        .withArgs(people.pauser);
      await expect(token.connect(people.unpauser).unpause())
        .to.emit(token, "Unpaused")
        .withArgs(people.unpauser);
      expect(await token.paused()).to.equal(false);
      await token.connect(people.alice).transfer(people.bob, 1n);
    });

    it("refuses to pause twice, and to unpause what runs", async () => {
      const { token, people } = await load(suite);
      await expect(token.connect(people.unpauser).unpause()).to.be.revertedWithCustomError(
        token,
        "TokenNotPaused",
      );
      await token.connect(people.pauser).pause();
      await expect(token.connect(people.pauser).pause()).to.be.revertedWithCustomError(token, "TokenPaused");
    });

    it("is nobody else's right", async () => {
      const { token, people } = await load(suite);
      for (const who of [people.unpauser, people.freezer, people.alice]) {
        await expect(token.connect(who).pause())
          .to.be.revertedWithCustomError(token, "AccessManagedUnauthorized")
          .withArgs(who);
      }
    });

    it("leaves the supply as it was, and enforcement and approvals possible", async () => {
      const { token, people } = await load(suite);
      const supply = await token.totalSupply();
      await token.connect(people.pauser).pause();
      await token.connect(people.alice).approve(people.bob, 1n);
      await token.connect(people.freezer).freeze(people.alice, bytes32("case"));
      await token.connect(people.lifter).lift(people.alice, bytes32("case"));
      await token.connect(people.seizer).forcedTransfer(people.alice, people.bob, 1n);
      expect(await token.totalSupply()).to.equal(supply);
    });
  });
}
