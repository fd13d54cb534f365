import { expect } from "chai";
import { MaxUint256, ZeroAddress } from "ethers";

import { type TokenSuite, load } from "./tokenFixture.ts";

export function shouldBehaveLikeErc20(suite: TokenSuite) {
  describe("ERC-20", () => {
    it("says what it is", async () => {
      const { token } = await load(suite);
      expect(await token.name()).to.equal(suite.name);
      expect(await token.symbol()).to.equal(suite.symbol);
      expect(await token.decimals()).to.equal(suite.decimals);
    });

    it("moves money, announces it and leaves the supply alone", async () => {
      const { token, people, opening } = await load(suite);
      const supply = await token.totalSupply();
      await expect(token.connect(people.alice).transfer(people.bob, 300n))
        .to.emit(token, "Transfer")
        .withArgs(people.alice, people.bob, 300n);
      expect(await token.balanceOf(people.alice)).to.equal(opening - 300n);
      expect(await token.balanceOf(people.bob)).to.equal(opening + 300n);
      expect(await token.totalSupply()).to.equal(supply);
    });

    it("moves a whole balance to a holder who has nothing, and nothing at all", async () => {
      const { token, people, opening } = await load(suite);
      await token.connect(people.alice).transfer(people.dave, opening);
      expect(await token.balanceOf(people.alice)).to.equal(0n);
      expect(await token.balanceOf(people.dave)).to.equal(opening);
      await expect(token.connect(people.alice).transfer(people.bob, 0n))
        .to.emit(token, "Transfer")
        .withArgs(people.alice, people.bob, 0n);
    });

    it("changes nothing when paying oneself, and still needs the money", async () => {
      const { token, people, opening } = await load(suite);
      const alice = token.connect(people.alice);
      await expect(alice.transfer(people.alice, opening)).to.emit(token, "Transfer");
      expect(await token.balanceOf(people.alice)).to.equal(opening);
      await expect(alice.transfer(people.alice, opening + 1n))
        .to.be.revertedWithCustomError(token, "ERC20InsufficientBalance")
        .withArgs(people.alice, opening, opening + 1n);
    });

    it("refuses more than the balance, however large", async () => {
      const { token, people, opening } = await load(suite);
      for (const needed of [opening + 1n, 2n ** 96n, 2n ** 96n + 1n, MaxUint256]) {
        await expect(token.connect(people.alice).transfer(people.bob, needed))
          .to.be.revertedWithCustomError(token, "ERC20InsufficientBalance")
          .withArgs(people.alice, opening, needed);
      }
    });

    it("refuses the zero address", async () => {
      const { token, people } = await load(suite);
      const alice = token.connect(people.alice);
      await expect(alice.transfer(ZeroAddress, 1n))
        .to.be.revertedWithCustomError(token, "ERC20InvalidReceiver")
        .withArgs(ZeroAddress);
      await expect(alice.approve(ZeroAddress, 1n))
        .to.be.revertedWithCustomError(token, "ERC20InvalidSpender")
        .withArgs(ZeroAddress);
    });

    it("lets a spender spend what was approved and no more", async () => {
      const { token, people, opening } = await load(suite);
      await expect(token.connect(people.alice).approve(people.bob, 500n))
        .to.emit(token, "Approval")
        .withArgs(people.alice, people.bob, 500n);
      const bob = token.connect(people.bob);
      await bob.transferFrom(people.alice, people.carol, 200n);
      expect(await token.allowance(people.alice, people.bob)).to.equal(300n);
      expect(await token.balanceOf(people.carol)).to.equal(opening + 200n);
      await expect(bob.transferFrom(people.alice, people.carol, 301n))
        .to.be.revertedWithCustomError(token, "ERC20InsufficientAllowance")
        .withArgs(people.bob, 300n, 301n);
    });

    it("never uses up the largest allowance", async () => {
      const { token, people } = await load(suite);
      await token.connect(people.alice).approve(people.bob, MaxUint256);
      await token.connect(people.bob).transferFrom(people.alice, people.carol, 200n);
      expect(await token.allowance(people.alice, people.bob)).to.equal(MaxUint256);
    });
  });
}
