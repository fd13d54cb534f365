import { expect } from "chai";

import { PAST, openChain } from "../behaviours/chain.ts";
import { OPENING_FEN, deployYuan } from "./deployYuan.ts";
import { paymentOf, refusal, sign } from "./statements.ts";

const chain = await openChain();
const load = () => chain.restore(deployYuan);

describe("WalletYuan.pay: repetitions and faults", () => {
  describe("the same id", () => {
    it("with the same contents is answered with the first decision, and nothing moves", async () => {
      const { yuan, people } = await load();
      const payment = await paymentOf(people.alice, people.carol);
      const alice = yuan.connect(people.alice);
      await alice.pay(payment, "0x");
      const again = alice.pay(payment, "0x");
      await expect(again)
        .to.emit(yuan, "InstructionReplayed")
        .withArgs(payment.instructionId, refusal("NONE"));
      await expect(again).not.to.emit(yuan, "Transfer");
      expect(await yuan.balanceOf(people.alice)).to.equal(OPENING_FEN - 100n);
    });

    it("after a refusal is refused again, even when the reason is gone", async () => {
      const { yuan, people, topUp } = await load();
      const payment = await paymentOf(people.dave, people.alice);
      await yuan.connect(people.dave).pay(payment, "0x");
      await topUp(people.dave, 100n);
      await expect(yuan.connect(people.dave).pay(payment, "0x"))
        .to.emit(yuan, "InstructionReplayed")
        .withArgs(payment.instructionId, refusal("INSUFFICIENT_BALANCE"));
      expect(await yuan.balanceOf(people.dave)).to.equal(100n);
    });

    it("with any other contents is an error", async () => {
      const { yuan, people } = await load();
      await yuan.connect(people.alice).pay(await paymentOf(people.alice, people.carol), "0x");
      for (const [payer, payee, terms] of [
        [people.alice, people.carol, { amountInFen: 101n }],
        [people.alice, people.carol, { validUntil: 4_000_000_001n }],
        [people.alice, people.bob, {}],
        [people.bob, people.carol, {}],
      ] as const) {
        const other = await paymentOf(payer, payee, terms);
        await expect(yuan.connect(payer).pay(other, "0x"))
          .to.be.revertedWithCustomError(yuan, "InstructionIdReused")
          .withArgs(other.instructionId);
      }
      expect(await yuan.balanceOf(people.bob)).to.equal(OPENING_FEN);
    });
  });

  describe("faults that consume nothing", () => {
    it("an expired authorisation, up to and including its last second", async () => {
      const { yuan, people } = await load();
      const expired = await paymentOf(people.alice, people.bob, { validUntil: PAST });
      await expect(yuan.connect(people.alice).pay(expired, "0x"))
        .to.be.revertedWithCustomError(yuan, "AuthorisationExpired")
        .withArgs(expired.instructionId, PAST, (current: bigint) => current > PAST);
      expect(await yuan.decisionOf(expired.instructionId)).to.deep.equal([false, 0n]);

      const block = await chain.ethers.provider.getBlock("latest");
      const lastSecond = BigInt(block?.timestamp ?? 0) + 100n;
      const inTime = await paymentOf(people.alice, people.bob, { validUntil: lastSecond });
      await chain.setNextBlockTimestamp(lastSecond);
      await expect(yuan.connect(people.alice).pay(inTime, "0x")).to.emit(yuan, "InstructionSettled");
    });

    it("expiry comes before the id: a repetition after the last second is an error", async () => {
      const { yuan, people } = await load();
      const block = await chain.ethers.provider.getBlock("latest");
      const validUntil = BigInt(block?.timestamp ?? 0) + 100n;
      const payment = await paymentOf(people.alice, people.bob, { validUntil });
      await yuan.connect(people.alice).pay(payment, "0x");
      await chain.setNextBlockTimestamp(validUntil + 1n);
      await expect(yuan.connect(people.alice).pay(payment, "0x"))
        .to.be.revertedWithCustomError(yuan, "AuthorisationExpired")
        .withArgs(payment.instructionId, validUntil, validUntil + 1n);
    });

    it("a signature that isn't the payer's over these contents", async () => {
      const { yuan, people } = await load();
      const payment = await paymentOf(people.alice, people.bob);
      const other = await paymentOf(people.alice, people.bob, { amountInFen: 99n });
      for (const signature of [
        await sign(yuan, people.bob, "Payment", payment),
        await sign(yuan, people.alice, "Payment", other),
        await sign(yuan, people.alice, "Withdrawal", withdrawalLike(payment)),
        "0x",
      ]) {
        await expect(yuan.connect(people.alipay).pay(payment, signature))
          .to.be.revertedWithCustomError(yuan, "InvalidPayerSignature")
          .withArgs(people.alice);
      }
      expect(await yuan.decisionOf(payment.instructionId)).to.deep.equal([false, 0n]);
    });

    it("a submitter who is neither the payer nor the payer's institution", async () => {
      const { yuan, people } = await load();
      const payment = await paymentOf(people.alice, people.bob);
      const signature = await sign(yuan, people.alice, "Payment", payment);
      for (const submitter of [people.tenpay, people.bob, people.relay, people.icbc]) {
        await expect(yuan.connect(submitter).pay(payment, signature))
          .to.be.revertedWithCustomError(yuan, "SubmitterNotEntitled")
          .withArgs(submitter, people.alice);
      }
      const unknown = await paymentOf(people.stranger, people.bob);
      await expect(
        yuan.connect(people.relay).pay(unknown, await sign(yuan, people.stranger, "Payment", unknown)),
      )
        .to.be.revertedWithCustomError(yuan, "SubmitterNotEntitled")
        .withArgs(people.relay, people.stranger);
    });

    it("an amount of nothing, or one that no balance can hold", async () => {
      const { yuan, people } = await load();
      for (const amountInFen of [0n, 2n ** 96n, 2n ** 256n - 1n]) {
        const payment = await paymentOf(people.alice, people.bob, { amountInFen });
        await expect(yuan.connect(people.alice).pay(payment, "0x"))
          .to.be.revertedWithCustomError(yuan, "AmountOutOfRange")
          .withArgs(amountInFen);
      }
      const largest = await paymentOf(people.alice, people.bob, { amountInFen: 2n ** 96n - 1n });
      await expect(yuan.connect(people.alice).pay(largest, "0x")).to.emit(yuan, "InstructionRefused");
    });

    it("a pause, in which a repetition isn't answered either", async () => {
      const { yuan, people } = await load();
      const alice = yuan.connect(people.alice);
      const settled = await paymentOf(people.alice, people.bob, { id: "settled" });
      await alice.pay(settled, "0x");
      await yuan.connect(people.pauser).pause();
      const payment = await paymentOf(people.alice, people.bob);
      for (const statement of [settled, payment]) {
        await expect(alice.pay(statement, "0x")).to.be.revertedWithCustomError(yuan, "TokenPaused");
      }
      expect(await yuan.decisionOf(payment.instructionId)).to.deep.equal([false, 0n]);
    });
  });
});

/** The same words under another type: must not pass for a payment. */
function withdrawalLike({ payer, payee, ...rest }: Awaited<ReturnType<typeof paymentOf>>) {
  return { wallet: payer, bank: payee, ...rest };
}
