import { expect } from "chai";

import { PAST, openChain } from "../behaviours/chain.ts";
import { refusal } from "../yuan/statements.ts";
import { OPENING_MICRO, deployLibra } from "./deployLibra.ts";
import { CREDENTIAL } from "./deployNetwork.ts";
import { paymentOf, signPayment } from "./statements.ts";

const chain = await openChain();
const load = () => chain.restore(deployLibra);

describe("LibraCoin.refusePayment", () => {
  for (const reason of ["NO_BANK_ACCOUNT", "DEPOSIT_INSUFFICIENT"] as const) {
    it(`records what the dealer knows of a top-up: ${reason}`, async () => {
      const { coin, people } = await load();
      const payment = await paymentOf(people.dealer, people.dave);
      await expect(coin.connect(people.dealer).refusePayment(payment, "0x", refusal(reason)))
        .to.emit(coin, "InstructionRefused")
        .withArgs(payment.instructionId, refusal(reason));
      await expect(coin.connect(people.dealer).pay(payment, "0x"))
        .to.emit(coin, "InstructionReplayed")
        .withArgs(payment.instructionId, refusal(reason));
      expect(await coin.balanceOf(people.dave)).to.equal(0n);
    });
  }

  for (const reason of ["NO_BANK_ACCOUNT", "DEALER_CASH_INSUFFICIENT"] as const) {
    it(`records what the dealer knows of a withdrawal: ${reason}`, async () => {
      const { coin, people } = await load();
      const payment = await paymentOf(people.carol, people.dealer);
      const signature = await signPayment(coin, people.carol, payment);
      await expect(coin.connect(people.dealer).refusePayment(payment, signature, refusal(reason)))
        .to.emit(coin, "InstructionRefused")
        .withArgs(payment.instructionId, refusal(reason));
      expect(await coin.decisionOf(payment.instructionId)).to.deep.equal([true, BigInt(refusal(reason))]);
      expect(await coin.balanceOf(people.carol)).to.equal(OPENING_MICRO);
    });
  }

  it("takes no other reason, nor the one of the other direction", async () => {
    const { coin, people } = await load();
    const topUp = await paymentOf(people.dealer, people.dave, { id: "top-up" });
    const withdrawal = await paymentOf(people.carol, people.dealer, { id: "withdrawal" });
    const signature = await signPayment(coin, people.carol, withdrawal);
    const decidedOnChain = ["NONE", "PAYER_FROZEN", "DEALER_INVENTORY_INSUFFICIENT"] as const;
    for (const [payment, reason] of [
      [topUp, "DEALER_CASH_INSUFFICIENT"],
      [withdrawal, "DEPOSIT_INSUFFICIENT"],
      ...decidedOnChain.flatMap((reason) => [[topUp, reason] as const, [withdrawal, reason] as const]),
    ] as const) {
      await expect(coin.connect(people.dealer).refusePayment(payment, signature, refusal(reason)))
        .to.be.revertedWithCustomError(coin, "RefusalNotReportable")
        .withArgs(refusal(reason));
    }
  });

  it("listens to a dealer that is a party, and to nobody else", async () => {
    const { coin, treasury, participants, people } = await load();
    await participants.connect(people.admitter).registerDesignatedDealer(people.relay, CREDENTIAL);
    await treasury.connect(people.compliance).designateDealer(people.relay, "Another dealer");
    const withdrawal = await paymentOf(people.carol, people.dealer);
    const payment = await paymentOf(people.carol, people.alice);
    for (const [statement, reporter] of [
      [withdrawal, people.relay],
      [withdrawal, people.tenpay],
      [withdrawal, people.carol],
      [payment, people.dealer],
      [payment, people.alice],
      [payment, people.carol],
    ] as const) {
      const signature = await signPayment(coin, people.carol, statement);
      await expect(coin.connect(reporter).refusePayment(statement, signature, refusal("NO_BANK_ACCOUNT")))
        .to.be.revertedWithCustomError(coin, "SubmitterNotEntitled")
        .withArgs(reporter, people.carol);
    }
  });

  it("needs the holder's signature of a withdrawal", async () => {
    const { coin, people } = await load();
    const withdrawal = await paymentOf(people.carol, people.dealer);
    const forged = await signPayment(coin, people.dealer, withdrawal);
    await expect(coin.connect(people.dealer).refusePayment(withdrawal, forged, refusal("NO_BANK_ACCOUNT")))
      .to.be.revertedWithCustomError(coin, "InvalidPayerSignature")
      .withArgs(people.carol);
    expect(await coin.decisionOf(withdrawal.instructionId)).to.deep.equal([false, 0n]);
  });

  it("undoes no decision: what was settled stays, and is answered again", async () => {
    const { coin, people } = await load();
    const dealer = coin.connect(people.dealer);
    const payment = await paymentOf(people.dealer, people.dave);
    await dealer.pay(payment, "0x");
    const report = [payment, "0x", refusal("DEPOSIT_INSUFFICIENT")] as const;
    expect(await dealer.refusePayment.staticCall(...report)).to.equal(BigInt(refusal("NONE")));
    await expect(dealer.refusePayment(...report))
      .to.emit(coin, "InstructionReplayed")
      .withArgs(payment.instructionId, refusal("NONE"));
    const other = await paymentOf(people.dealer, people.dave, { amountInMicro: 99n });
    await expect(dealer.refusePayment(other, "0x", refusal("DEPOSIT_INSUFFICIENT")))
      .to.be.revertedWithCustomError(coin, "InstructionIdReused")
      .withArgs(payment.instructionId);
    expect(await coin.balanceOf(people.dave)).to.equal(100n);
  });

  it("records nothing of an expired payment, or during a pause", async () => {
    const { coin, people } = await load();
    const dealer = coin.connect(people.dealer);
    const expired = await paymentOf(people.dealer, people.dave, { validUntil: PAST });
    await expect(
      dealer.refusePayment(expired, "0x", refusal("NO_BANK_ACCOUNT")),
    ).to.be.revertedWithCustomError(coin, "AuthorisationExpired");
    await coin.connect(people.pauser).pause();
    const payment = await paymentOf(people.dealer, people.dave);
    await expect(
      dealer.refusePayment(payment, "0x", refusal("NO_BANK_ACCOUNT")),
    ).to.be.revertedWithCustomError(coin, "TokenPaused");
  });
});
