import { expect } from "chai";

import { bytes32, openChain } from "../../behaviours/chain.ts";
import { OPENING_FEN, RESERVES_FEN, deployYuan } from "../deployYuan.ts";
import { paymentOf, refusal, sign, topUpOf, withdrawalOf } from "../statements.ts";
import { withAlipaySuspended } from "./deployWindDown.ts";

const chain = await openChain();
const CASE = bytes32("case 42");
const suspended = () => chain.restore(withAlipaySuspended);

describe("A suspended institution", () => {
  it("opens no wallets and submits nothing", async () => {
    const { yuan, windDown, people } = await suspended();
    expect(await yuan.isSuspended(people.alipay)).to.be.true;
    expect(await yuan.isSuspended(people.tenpay)).to.be.false;
    const alipay = yuan.connect(people.alipay);
    for (const call of [
      () => alipay.openWallets([people.relay.address]),
      () => alipay.payInSequence([], "0x"),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(yuan, "NotAnInstitution").withArgs(people.alipay);
    }
    const payment = await paymentOf(people.alice, people.bob);
    await expect(alipay.pay(payment, await sign(yuan, people.alice, "Payment", payment)))
      .to.be.revertedWithCustomError(yuan, "SubmitterNotEntitled")
      .withArgs(people.alipay, people.alice);
    await expect(windDown.connect(people.compliance).suspend(people.alipay, CASE))
      .to.be.revertedWithCustomError(windDown, "AlreadySuspended")
      .withArgs(people.alipay);
  });

  it("is counted once, however often it is suspended or resumed", async () => {
    const { yuan, centralBank, people } = await chain.restore(deployYuan);
    const admin = yuan.connect(people.admin);
    for (const on of [false, true, true, false]) {
      await admin.setSuspended(people.alipay, on);
      await admin.setSuspended(people.tenpay, !on);
      expect(await yuan.isSuspended(people.alipay)).to.equal(on);
    }
    const icbc = centralBank.connect(people.icbc);
    for (const [wallet, reason] of [
      [people.alice, "NONE"],
      [people.carol, "PAYEE_NOT_ALLOWED"],
    ] as const) {
      const topUp = await topUpOf(people.icbc, wallet, { id: reason });
      await icbc.topUp(topUp, "0x");
      expect(await yuan.decisionOf(topUp.instructionId)).to.deep.equal([true, BigInt(refusal(reason))]);
    }
  });

  it("keeps its client reserve, its place and its wallets' money", async () => {
    const { yuan, centralBank, people } = await suspended();
    expect(await yuan.clientReserveOf(people.alipay)).to.equal(2n * OPENING_FEN);
    expect(await yuan.institutions()).to.deep.equal([people.alipay.address, people.tenpay.address]);
    expect(await yuan.institutionOf(people.alice)).to.equal(people.alipay.address);
    expect((await centralBank.rows()).clientReservesFen).to.equal(3n * OPENING_FEN);
    await yuan.connect(people.alice).transfer(people.carol, 1n);
    await yuan.connect(people.carol).transfer(people.bob, 1n);
  });

  it("gets no top-ups, while others do", async () => {
    const { yuan, centralBank, people } = await suspended();
    const icbc = centralBank.connect(people.icbc);
    const topUp = await topUpOf(people.icbc, people.alice);
    await expect(icbc.topUp(topUp, "0x"))
      .to.emit(yuan, "InstructionRefused")
      .withArgs(topUp.instructionId, refusal("PAYEE_NOT_ALLOWED"));
    const tooMuch = await topUpOf(people.icbc, people.alice, { id: "much", amountInFen: RESERVES_FEN });
    await expect(icbc.topUp(tooMuch, "0x"))
      .to.emit(yuan, "InstructionRefused")
      .withArgs(tooMuch.instructionId, refusal("BANK_RESERVE_INSUFFICIENT"));
    await icbc.topUp(await topUpOf(people.icbc, people.carol, { id: "carol" }), "0x");
    expect(await yuan.balanceOf(people.carol)).to.equal(OPENING_FEN + 100n);
  });

  for (const through of ["tenpay", "ccb", "alice", "relay"] as const) {
    it(`can't keep a holder from withdrawing, here through ${through}`, async () => {
      const { yuan, centralBank, people } = await suspended();
      const order = await withdrawalOf(people.alice, people.ccb, { amountInFen: OPENING_FEN });
      const submitter = yuan.connect(people[through]);
      if (through !== "alice") {
        await expect(submitter.withdraw(order, await sign(yuan, people.bob, "Withdrawal", order)))
          .to.be.revertedWithCustomError(yuan, "InvalidPayerSignature")
          .withArgs(people.alice);
      }
      const signature = through === "alice" ? "0x" : await sign(yuan, people.alice, "Withdrawal", order);
      await expect(submitter.withdraw(order, signature)).to.emit(centralBank, "Withdrawn");
      expect(await centralBank.reserveOf(people.ccb)).to.equal(RESERVES_FEN + OPENING_FEN);
      expect(await yuan.clientReserveOf(people.alipay)).to.equal(OPENING_FEN);
    });
  }

  it("doesn't change who submits for others' wallets", async () => {
    const { yuan, people } = await suspended();
    const order = await withdrawalOf(people.carol, people.ccb);
    await expect(
      yuan.connect(people.relay).withdraw(order, await sign(yuan, people.carol, "Withdrawal", order)),
    )
      .to.be.revertedWithCustomError(yuan, "SubmitterNotEntitled")
      .withArgs(people.relay, people.carol);
  });

  it("acts again once resumed, and a successor named before has no right any more", async () => {
    const { yuan, windDown, supervisor, people, topUp } = await suspended();
    await supervisor.nameSuccessor(people.alipay, people.tenpay);
    await expect(supervisor.resume(people.alipay, CASE))
      .to.emit(windDown, "InstitutionResumed")
      .withArgs(people.alipay, CASE);
    expect(await windDown.successorOf(people.alipay)).to.equal(chain.ethers.ZeroAddress);
    await yuan.connect(people.alipay).openWallets([people.relay.address]);
    await topUp(people.alice, 5n);
    await supervisor.suspend(people.alipay, CASE);
    await expect(windDown.connect(people.tenpay).takeOver(people.alipay, [people.alice.address]))
      .to.be.revertedWithCustomError(windDown, "NotTheSuccessor")
      .withArgs(people.tenpay, people.alipay);
  });
});
