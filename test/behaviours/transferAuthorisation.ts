import { expect } from "chai";

import { FOREVER, PAST, bytes32 } from "./chain.ts";
import { signAuthorisation, signCancellation } from "./signing.ts";
import { type TokenSuite, load } from "./tokenFixture.ts";
import { VRS, receiveBytes, receiveVrs, transferBytes, transferVrs } from "./waysToMove.ts";

const cancelVrs = `cancelAuthorization(address,bytes32,${VRS})` as const;
const cancelBytes = "cancelAuthorization(address,bytes32,bytes)";

export function shouldBehaveLikeTransferAuthorisation(suite: TokenSuite) {
  describe("ERC-3009 and ERC-7598", () => {
    it("takes any 32 bytes as nonce, in any order, each once", async () => {
      const { token, people, opening } = await load(suite);
      const nonces = ["second", "first"].map(bytes32);
      for (const nonce of nonces) {
        const transfer = { to: people.bob, value: 40n, nonce };
        const { args, split } = await signAuthorisation(
          token,
          people.alice,
          "TransferWithAuthorization",
          transfer,
        );
        const attempt = () => token.connect(people.relay)[transferVrs](...args, ...split);
        expect(await token.authorizationState(people.alice, nonce)).to.equal(false);
        await expect(attempt()).to.emit(token, "AuthorizationUsed").withArgs(people.alice, nonce);
        expect(await token.authorizationState(people.alice, nonce)).to.equal(true);
        await expect(attempt())
          .to.be.revertedWithCustomError(token, "ERC3009UsedAuthorization")
          .withArgs(people.alice, nonce);
      }
      expect(await token.balanceOf(people.bob)).to.equal(opening + 80n);
    });

    it("takes the nonces of a sequence in their order, each once, and cancels the next", async () => {
      const { token, people, opening } = await load(suite);
      const sequence = (key: bigint, next: bigint) =>
        `0x73657175656e6365${key.toString(16).padStart(32, "0")}${next.toString(16).padStart(16, "0")}`;
      const attempt = async (nonce: string) => {
        const transfer = { to: people.bob, value: 40n, nonce };
        const signed = await signAuthorisation(token, people.alice, "TransferWithAuthorization", transfer);
        return token.connect(people.relay)[transferVrs](...signed.args, ...signed.split);
      };
      await expect(attempt(sequence(7n, 1n)))
        .to.be.revertedWithCustomError(token, "InvalidAccountNonce")
        .withArgs(people.alice, BigInt(sequence(7n, 0n)));
      await attempt(sequence(7n, 0n));
      await expect(attempt(sequence(7n, 0n)))
        .to.be.revertedWithCustomError(token, "InvalidAccountNonce")
        .withArgs(people.alice, BigInt(sequence(7n, 1n)));
      await attempt(sequence(8n, 0n));
      const cancelled = await signCancellation(token, people.alice, { nonce: sequence(7n, 1n) });
      await token.connect(people.relay)[cancelVrs](...cancelled.args, ...cancelled.split);
      await expect(attempt(sequence(7n, 1n))).to.be.revertedWithCustomError(token, "InvalidAccountNonce");
      await attempt(sequence(7n, 2n));
      const states = [0n, 1n, 2n, 3n].map((next) =>
        token.authorizationState(people.alice, sequence(7n, next)),
      );
      expect(await Promise.all(states)).to.deep.equal([true, true, true, false]);
      expect(await token.balanceOf(people.bob)).to.equal(opening + 120n);
      expect(await token["nonces(address)"](people.alice)).to.equal(0n);
    });

    it("moves a contract wallet's money by ERC-1271", async () => {
      const { token, people, smartWallet, opening } = await load(suite);
      const sent = { from: smartWallet, to: people.bob, value: 40n, nonce: bytes32("sent") };
      const sending = await signAuthorisation(token, people.alice, "TransferWithAuthorization", sent);
      await token[transferBytes](...sending.args, sending.signature);
      const taken = { from: smartWallet, to: people.bob, value: 2n, nonce: bytes32("taken") };
      const taking = await signAuthorisation(token, people.alice, "ReceiveWithAuthorization", taken);
      await token.connect(people.bob)[receiveBytes](...taking.args, taking.signature);
      expect(await token.balanceOf(smartWallet)).to.equal(opening - 42n);
    });

    it("lets the payee alone use an authorisation to receive", async () => {
      const { token, people } = await load(suite);
      const transfer = { to: people.bob, value: 40n };
      const { args, split, signature } = await signAuthorisation(
        token,
        people.alice,
        "ReceiveWithAuthorization",
        transfer,
      );
      const thief = token.connect(people.relay);
      for (const attempt of [
        () => thief[receiveVrs](...args, ...split),
        () => thief[receiveBytes](...args, signature),
      ]) {
        await expect(attempt())
          .to.be.revertedWithCustomError(token, "ERC20InvalidReceiver")
          .withArgs(people.bob);
      }
      await expect(token.connect(people.bob)[transferVrs](...args, ...split)).to.be.revertedWithCustomError(
        token,
        "ERC3009InvalidSignature",
      );
    });

    it("refuses outside its time", async () => {
      const { token, people } = await load(suite);
      for (const [validAfter, validBefore] of [
        [0n, PAST],
        [FOREVER, FOREVER + 1n],
      ] as const) {
        const transfer = { to: people.bob, value: 40n, validAfter, validBefore };
        const { args, signature } = await signAuthorisation(
          token,
          people.alice,
          "TransferWithAuthorization",
          transfer,
        );
        await expect(token[transferBytes](...args, signature))
          .to.be.revertedWithCustomError(token, "ERC3009InvalidAuthorizationTime")
          .withArgs(validAfter, validBefore);
      }
    });

    it("refuses somebody else's signature", async () => {
      const { token, people, smartWallet } = await load(suite);
      const fromAlice = { from: people.alice, to: people.carol, value: 40n };
      const forged = await signAuthorisation(token, people.bob, "TransferWithAuthorization", fromAlice);
      await expect(token[transferVrs](...forged.args, ...forged.split)).to.be.revertedWithCustomError(
        token,
        "ERC3009InvalidSignature",
      );
      const fromContract = { from: smartWallet, to: people.carol, value: 40n };
      const refused = await signAuthorisation(token, people.bob, "TransferWithAuthorization", fromContract);
      await expect(token[transferBytes](...refused.args, refused.signature)).to.be.revertedWithCustomError(
        token,
        "ERC3009InvalidSignature",
      );
    });

    it("refuses somebody else's signature where the payee takes the money, or where it is cancelled", async () => {
      const { token, people } = await load(suite);
      const fromAlice = { from: people.alice, to: people.carol, value: 40n };
      const forged = await signAuthorisation(token, people.bob, "ReceiveWithAuthorization", fromAlice);
      const cancelled = { authorizer: people.alice, nonce: forged.nonce };
      const cancellation = await signCancellation(token, people.bob, cancelled);
      for (const attempt of [
        () => token.connect(people.carol)[receiveBytes](...forged.args, forged.signature),
        () => token[cancelBytes](...cancellation.args, cancellation.signature),
      ]) {
        await expect(attempt()).to.be.revertedWithCustomError(token, "ERC3009InvalidSignature");
      }
      expect(await token.authorizationState(people.alice, forged.nonce)).to.equal(false);
    });

    it("cancels an authorisation before it is used, by v,r,s and by bytes", async () => {
      const { token, people, smartWallet } = await load(suite);
      const byKey = await signCancellation(token, people.alice, { nonce: bytes32("key") });
      await expect(token.connect(people.relay)[cancelVrs](...byKey.args, ...byKey.split))
        .to.emit(token, "AuthorizationCanceled")
        .withArgs(people.alice, bytes32("key"));
      const cancellation = { authorizer: smartWallet, nonce: bytes32("contract") };
      const byContract = await signCancellation(token, people.alice, cancellation);
      await token[cancelBytes](...byContract.args, byContract.signature);
      expect(await token.authorizationState(smartWallet, cancellation.nonce)).to.equal(true);

      const transfer = { to: people.bob, value: 40n, nonce: bytes32("key") };
      const { args, split } = await signAuthorisation(
        token,
        people.alice,
        "TransferWithAuthorization",
        transfer,
      );
      await expect(token[transferVrs](...args, ...split))
        .to.be.revertedWithCustomError(token, "ERC3009UsedAuthorization")
        .withArgs(people.alice, bytes32("key"));
    });
  });
}
