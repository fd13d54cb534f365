import { expect } from "chai";

import { bytes32 } from "./chain.ts";
import { type TokenSuite, load } from "./tokenFixture.ts";
import { WAYS_TO_MOVE } from "./waysToMove.ts";

const CASE = bytes32("case 42");
const AMOUNT = 100n;

/** Both ends of a movement and the spender are checked, by whatever way the money leaves. */
export function shouldCheckBothEnds(suite: TokenSuite) {
  describe("both ends and the spender", () => {
    for (const [way, move] of Object.entries(WAYS_TO_MOVE)) {
      describe(way, () => {
        it("moves money between two open accounts", async () => {
          const { token, people, opening } = await load(suite);
          const { alice, carol, bob, relay } = people;
          await move({ token, payer: alice, payee: carol, spender: bob, relay, amount: AMOUNT });
          expect(await token.balanceOf(alice)).to.equal(opening - AMOUNT);
          expect(await token.balanceOf(carol)).to.equal(opening + AMOUNT);
        });

        it("refuses a payer who isn't allowed", async () => {
          const { token, people } = await load(suite);
          const { stranger, carol, bob, relay } = people;
          await expect(move({ token, payer: stranger, payee: carol, spender: bob, relay, amount: AMOUNT }))
            .to.be.revertedWithCustomError(token, "ERC7943CannotSend")
            .withArgs(stranger);
        });

        it("refuses a payee who isn't allowed", async () => {
          const { token, people } = await load(suite);
          const { alice, stranger, bob, relay } = people;
          await expect(move({ token, payer: alice, payee: stranger, spender: bob, relay, amount: AMOUNT }))
            .to.be.revertedWithCustomError(token, "ERC7943CannotReceive")
            .withArgs(stranger);
        });

        for (const end of ["alice", "carol"] as const) {
          it(`refuses when the ${end === "alice" ? "payer" : "payee"} is frozen`, async () => {
            const { token, people } = await load(suite);
            const { alice, carol, bob, relay, freezer } = people;
            await token.connect(freezer).freeze(people[end], CASE);
            await expect(move({ token, payer: alice, payee: carol, spender: bob, relay, amount: AMOUNT }))
              .to.be.revertedWithCustomError(token, "FrozenAccount")
              .withArgs(people[end]);
          });
        }

        it("keeps the frozen amount from leaving, and lets the rest leave", async () => {
          const { token, people, opening } = await load(suite);
          const { alice, carol, bob, relay, freezer } = people;
          await token.connect(freezer).setFrozenTokens(alice, opening - AMOUNT);
          await expect(move({ token, payer: alice, payee: carol, spender: bob, relay, amount: AMOUNT + 1n }))
            .to.be.revertedWithCustomError(token, "ERC7943InsufficientUnfrozenBalance")
            .withArgs(alice, AMOUNT + 1n, AMOUNT);
          await move({ token, payer: alice, payee: carol, spender: bob, relay, amount: AMOUNT });
          expect(await token.balanceOf(alice)).to.equal(opening - AMOUNT);
        });

        it("says that the balance is short rather than frozen when it is both", async () => {
          const { token, people, opening } = await load(suite);
          const { alice, carol, bob, relay, freezer } = people;
          await token.connect(freezer).setFrozenTokens(alice, 1n);
          await expect(move({ token, payer: alice, payee: carol, spender: bob, relay, amount: opening + 1n }))
            .to.be.revertedWithCustomError(token, "ERC20InsufficientBalance")
            .withArgs(alice, opening, opening + 1n);
        });

        it("refuses while paused", async () => {
          const { token, people } = await load(suite);
          const { alice, carol, bob, relay, pauser } = people;
          await token.connect(pauser).pause();
          await expect(
            move({ token, payer: alice, payee: carol, spender: bob, relay, amount: AMOUNT }),
          ).to.be.revertedWithCustomError(token, "TokenPaused");
        });
      });
    }

    it("refuses a spender who isn't allowed", async () => {
      const { token, people } = await load(suite);
      await token.connect(people.alice).approve(people.stranger, AMOUNT);
      await expect(token.connect(people.stranger).transferFrom(people.alice, people.carol, AMOUNT))
        .to.be.revertedWithCustomError(token, "SpenderNotAllowed")
        .withArgs(people.stranger);
    });

    it("refuses a frozen spender", async () => {
      const { token, people } = await load(suite);
      await token.connect(people.alice).approve(people.bob, AMOUNT);
      await token.connect(people.freezer).freeze(people.bob, CASE);
      await expect(token.connect(people.bob).transferFrom(people.alice, people.carol, AMOUNT))
        .to.be.revertedWithCustomError(token, "FrozenAccount")
        .withArgs(people.bob);
    });
  });
}
