import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { PAST, bytes32 } from "./chain.ts";
import { signPermit } from "./signing.ts";
import { type TokenSuite, load } from "./tokenFixture.ts";

export const permitVrs = "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)";
const permitBytes = "permit(address,address,uint256,uint256,bytes)";

export function shouldBehaveLikePermit(suite: TokenSuite) {
  describe("ERC-2612", () => {
    it("approves by signature, submitted by anyone, once", async () => {
      const { token, people } = await load(suite);
      const { args, split } = await signPermit(token, people.alice, { spender: people.bob, value: 700n });
      await expect(token.connect(people.relay)[permitVrs](...args, ...split))
        .to.emit(token, "Approval")
        .withArgs(people.alice, people.bob, 700n);
      expect(await token.allowance(people.alice, people.bob)).to.equal(700n);
      expect(await token["nonces(address)"](people.alice)).to.equal(1n);
      await expect(token[permitVrs](...args, ...split)).to.be.revertedWithCustomError(
        token,
        "ERC2612InvalidSigner",
      );
    });

    it("approves by a signature in bytes, once", async () => {
      const { token, people } = await load(suite);
      const { args, signature } = await signPermit(token, people.alice, { spender: people.bob, value: 700n });
      await token.connect(people.relay)[permitBytes](...args, signature);
      expect(await token.allowance(people.alice, people.bob)).to.equal(700n);
      await expect(token[permitBytes](...args, signature))
        .to.be.revertedWithCustomError(token, "ERC2612InvalidSigner")
        .withArgs(ZeroAddress, people.alice);
    });

    it("approves for a wallet that is a contract (ERC-1271)", async () => {
      const { token, people, smartWallet } = await load(suite);
      const permit = { owner: smartWallet, spender: people.bob, value: 700n };
      const { args, signature } = await signPermit(token, people.alice, permit);
      await token[permitBytes](...args, signature);
      expect(await token.allowance(smartWallet, people.bob)).to.equal(700n);
    });

    it("refuses a contract's wallet that says no", async () => {
      const { token, people, smartWallet } = await load(suite);
      const permit = { owner: smartWallet, spender: people.bob, value: 700n };
      const { args, signature } = await signPermit(token, people.bob, permit);
      await expect(token[permitBytes](...args, signature))
        .to.be.revertedWithCustomError(token, "ERC2612InvalidSigner")
        .withArgs(ZeroAddress, smartWallet);
      expect(await token["nonces(address)"](smartWallet)).to.equal(0n);
    });

    it("refuses after the deadline", async () => {
      const { token, people } = await load(suite);
      const permit = { spender: people.bob, value: 700n, deadline: PAST };
      const { args, split, signature } = await signPermit(token, people.alice, permit);
      for (const attempt of [
        () => token[permitVrs](...args, ...split),
        () => token[permitBytes](...args, signature),
      ]) {
        await expect(attempt())
          .to.be.revertedWithCustomError(token, "ERC2612ExpiredSignature")
          .withArgs(PAST);
      }
    });

    it("refuses somebody else's signature, and no signature", async () => {
      const { token, people } = await load(suite);
      const permit = { owner: people.alice, spender: people.bob, value: 700n };
      const { args, split, signature } = await signPermit(token, people.bob, permit);
      await expect(token[permitVrs](...args, ...split))
        .to.be.revertedWithCustomError(token, "ERC2612InvalidSigner")
        .withArgs(people.bob, people.alice);
      for (const wrong of [signature, "0x", bytes32("not a signature")]) {
        await expect(token[permitBytes](...args, wrong))
          .to.be.revertedWithCustomError(token, "ERC2612InvalidSigner")
          .withArgs(ZeroAddress, people.alice);
      }
    });
  });
}
