import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { bytes32 } from "./chain.ts";
import { type TokenSuite, load } from "./tokenFixture.ts";

const CASE = bytes32("case 42");

export function shouldBehaveLikeErc7943(suite: TokenSuite) {
  describe("ERC-7943: what may happen", () => {
    it("says who can send and receive", async () => {
      const { token, people } = await load(suite);
      await token.connect(people.freezer).freeze(people.bob, CASE);
      await token.connect(people.freezer).setFrozenTokens(people.carol, 2n ** 95n);
      for (const [account, expected] of [
        [people.alice, true],
        [people.bob, false],
        [people.carol, true], // partly frozen: a question of the amount, not of the account
        [people.stranger, false],
        [ZeroAddress, false],
      ] as const) {
        expect(await token.canSend(account)).to.equal(expected);
        expect(await token.canReceive(account)).to.equal(expected);
      }
    });

    it("says whether a transfer would succeed", async () => {
      const { token, people, opening } = await load(suite);
      const { alice, bob, carol, stranger, freezer } = people;
      await token.connect(freezer).setFrozenTokens(alice, 10n);
      await token.connect(freezer).freeze(carol, CASE);
      const unfrozen = opening - 10n;
      for (const [from, to, amount, expected] of [
        [alice, bob, unfrozen, true],
        [alice, bob, unfrozen + 1n, false],
        [alice, bob, opening + 1n, false],
        [alice, stranger, 1n, false],
        [alice, carol, 1n, false],
        [stranger, alice, 0n, false],
        [carol, alice, 0n, false],
      ] as const) {
        expect(await token.canTransfer(from, to, amount)).to.equal(expected);
      }
      await token.connect(people.pauser).pause();
      expect(await token.canTransfer(alice, bob, 1n)).to.equal(false);
    });
  });

  describe("ERC-7943: forced transfer", () => {
    it("takes unfrozen money first and leaves the frozen amount alone", async () => {
      const { token, people, opening } = await load(suite);
      const { alice, bob, freezer, seizer } = people;
      await token.connect(freezer).setFrozenTokens(alice, opening - 30n);
      const seizure = token.connect(seizer).forcedTransfer(alice, bob, 30n);
      await expect(seizure).to.emit(token, "ForcedTransfer").withArgs(alice, bob, 30n);
      await expect(seizure).to.emit(token, "Transfer").withArgs(alice, bob, 30n);
      await expect(seizure).not.to.emit(token, "Frozen");
      expect(await token.getFrozenTokens(alice)).to.equal(opening - 30n);
      expect(await token.balanceOf(bob)).to.equal(opening + 30n);
    });

    it("announces each frozen token that it takes, before it takes it", async () => {
      const { token, people, opening } = await load(suite);
      const { alice, carol, freezer, seizer } = people;
      await token.connect(freezer).setFrozenTokens(alice, opening - 30n);
      const seizure = await token.connect(seizer).forcedTransfer(alice, carol, 50n);
      await expect(seizure)
        .to.emit(token, "Frozen")
        .withArgs(alice, opening - 50n);
      const receipt = await seizure.wait();
      const names = receipt?.logs.map((log) => token.interface.parseLog(log)?.name) ?? [];
      expect(names.indexOf("Frozen")).to.be.lessThan(names.indexOf("Transfer"));
      expect(await token.canTransfer(alice, carol, 1n)).to.equal(false);
    });

    it("never makes money spendable: what was frozen beyond the balance keeps waiting", async () => {
      const { token, people, opening } = await load(suite);
      const { alice, bob, freezer, seizer } = people;
      await token.connect(freezer).setFrozenTokens(alice, opening + 500n);
      await token.connect(seizer).forcedTransfer(alice, bob, opening);
      expect(await token.getFrozenTokens(alice)).to.equal(500n);
      await token.connect(bob).transfer(alice, 500n);
      await expect(token.connect(alice).transfer(bob, 1n))
        .to.be.revertedWithCustomError(token, "ERC7943InsufficientUnfrozenBalance")
        .withArgs(alice, 1n, 0n);
    });

    it("refuses to oneself, which would only unfreeze", async () => {
      const { token, people, opening } = await load(suite);
      const { alice, freezer, seizer } = people;
      await token.connect(freezer).setFrozenTokens(alice, opening);
      await expect(token.connect(seizer).forcedTransfer(alice, alice, opening))
        .to.be.revertedWithCustomError(token, "ForcedTransferToSelf")
        .withArgs(alice);
      expect(await token.getFrozenTokens(alice)).to.equal(opening);
    });

    it("takes from a frozen account, which stays frozen, and also while paused", async () => {
      const { token, people, opening } = await load(suite);
      const { alice, bob, freezer, seizer, pauser } = people;
      await token.connect(freezer).freeze(alice, CASE);
      await token.connect(pauser).pause();
      expect(await token.connect(seizer).forcedTransfer.staticCall(alice, bob, opening)).to.equal(true);
      await token.connect(seizer).forcedTransfer(alice, bob, opening);
      expect(await token.balanceOf(alice)).to.equal(0n);
      expect(await token.isFrozen(alice)).to.equal(true);
    });

    it("refuses a recipient who can't receive", async () => {
      const { token, people } = await load(suite);
      const { alice, bob, stranger, freezer, seizer } = people;
      for (const to of [stranger, ZeroAddress]) {
        await expect(token.connect(seizer).forcedTransfer(alice, to, 1n))
          .to.be.revertedWithCustomError(token, "ERC7943CannotReceive")
          .withArgs(to);
      }
      await token.connect(freezer).freeze(bob, CASE);
      await expect(token.connect(seizer).forcedTransfer(alice, bob, 1n))
        .to.be.revertedWithCustomError(token, "FrozenAccount")
        .withArgs(bob);
    });

    it("refuses more than there is, and anybody without the right", async () => {
      const { token, people, opening } = await load(suite);
      const { alice, bob, seizer, freezer, lifter } = people;
      await expect(token.connect(seizer).forcedTransfer(alice, bob, opening + 1n))
        .to.be.revertedWithCustomError(token, "ERC20InsufficientBalance")
        .withArgs(alice, opening, opening + 1n);
      for (const who of [alice, freezer, lifter]) {
        await expect(token.connect(who).forcedTransfer(alice, bob, 1n))
          .to.be.revertedWithCustomError(token, "AccessManagedUnauthorized")
          .withArgs(who);
      }
    });
  });
}
