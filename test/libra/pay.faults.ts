import { expect } from "chai";

import { PAST, openChain } from "../behaviours/chain.ts";
import { refusal } from "../yuan/statements.ts";
import { OPENING_MICRO, deployLibra } from "./deployLibra.ts";
import { paymentOf, signPayment } from "./statements.ts";

const chain = await openChain();
const load = () => chain.restore(deployLibra);

describe("LibraCoin.pay: repetitions and faults", () => {
  it("answers the same id and contents with the first decision, and nothing moves", async () => {
    const { coin, people, topUp } = await load();
    const dave = coin.connect(people.dave);
    const settled = await paymentOf(people.alice, people.carol, { id: "settled" });
    await coin.connect(people.alice).pay(settled, "0x");
    const again = coin.connect(people.alice).pay(settled, "0x");
    await expect(again).to.emit(coin, "InstructionReplayed").withArgs(settled.instructionId, refusal("NONE"));
    await expect(again).not.to.emit(coin, "Transfer");

    const refused = await paymentOf(people.dave, people.alice);
    await dave.pay(refused, "0x");
    await topUp(people.dave, 100n);
    await expect(dave.pay(refused, "0x"))
      .to.emit(coin, "InstructionReplayed")
      .withArgs(refused.instructionId, refusal("INSUFFICIENT_BALANCE"));
    expect(await coin.balanceOf(people.dave)).to.equal(100n);
  });

  it("takes the same id with any other contents for an error", async () => {
    const { coin, people } = await load();
    await coin.connect(people.alice).pay(await paymentOf(people.alice, people.carol), "0x");
    for (const [payer, payee, terms] of [
      [people.alice, people.carol, { amountInMicro: 101n }],
      [people.alice, people.carol, { validUntil: 4_000_000_001n }],
      [people.alice, people.bob, {}],
      [people.bob, people.carol, {}],
    ] as const) {
      const other = await paymentOf(payer, payee, terms);
      await expect(coin.connect(payer).pay(other, "0x"))
        .to.be.revertedWithCustomError(coin, "InstructionIdReused")
        .withArgs(other.instructionId);
    }
  });

  describe("consumes nothing for", () => {
    it("an authorisation after its last second", async () => {
      const { coin, people, now } = await load();
      const alice = coin.connect(people.alice);
      const expired = await paymentOf(people.alice, people.bob, { validUntil: PAST });
      await expect(alice.pay(expired, "0x"))
        .to.be.revertedWithCustomError(coin, "AuthorisationExpired")
        .withArgs(expired.instructionId, PAST, (current: bigint) => current > PAST);
      expect(await coin.decisionOf(expired.instructionId)).to.deep.equal([false, 0n]);
      const lastSecond = (await now()) + 100n;
      await chain.setNextBlockTimestamp(lastSecond);
      const inTime = await paymentOf(people.alice, people.bob, { validUntil: lastSecond });
      await expect(alice.pay(inTime, "0x")).to.emit(coin, "InstructionSettled");
    });

    it("a signature that isn't the payer's over these contents", async () => {
      const { coin, people } = await load();
      const payment = await paymentOf(people.alice, people.bob);
      const other = await paymentOf(people.alice, people.bob, { amountInMicro: 99n });
      for (const signature of [
        await signPayment(coin, people.bob, payment),
        await signPayment(coin, people.alice, other),
        "0x",
      ]) {
        await expect(coin.connect(people.alipay).pay(payment, signature))
          .to.be.revertedWithCustomError(coin, "InvalidPayerSignature")
          .withArgs(people.alice);
      }
      expect(await coin.decisionOf(payment.instructionId)).to.deep.equal([false, 0n]);
    });

    it("a submitter who is neither the payer nor the payer's VASP", async () => {
      const { coin, people } = await load();
      const payment = await paymentOf(people.alice, people.dealer);
      const signature = await signPayment(coin, people.alice, payment);
      for (const submitter of [people.tenpay, people.bob, people.relay, people.dealer]) {
        await expect(coin.connect(submitter).pay(payment, signature))
          .to.be.revertedWithCustomError(coin, "SubmitterNotEntitled")
          .withArgs(submitter, people.alice);
      }
      const sale = await paymentOf(people.dealer, people.bob);
      await expect(coin.connect(people.relay).pay(sale, await signPayment(coin, people.dealer, sale)))
        .to.be.revertedWithCustomError(coin, "SubmitterNotEntitled")
        .withArgs(people.relay, people.dealer);
    });

    it("an amount of nothing, or one that no balance can hold", async () => {
      const { coin, people } = await load();
      for (const amountInMicro of [0n, 2n ** 96n]) {
        const payment = await paymentOf(people.alice, people.bob, { amountInMicro });
        await expect(coin.connect(people.alice).pay(payment, "0x"))
          .to.be.revertedWithCustomError(coin, "AmountOutOfRange")
          .withArgs(amountInMicro);
      }
    });

    it("a pause, in which a repetition isn't answered either", async () => {
      const { coin, people } = await load();
      const alice = coin.connect(people.alice);
      const settled = await paymentOf(people.alice, people.bob, { id: "settled" });
      await alice.pay(settled, "0x");
      await coin.connect(people.pauser).pause();
      for (const payment of [settled, await paymentOf(people.alice, people.bob)]) {
        await expect(alice.pay(payment, "0x")).to.be.revertedWithCustomError(coin, "TokenPaused");
      }
      expect(await coin.balanceOf(people.alice)).to.equal(OPENING_MICRO - 100n);
    });
  });
});
