import { expect } from "chai";
import { resolveAddress } from "ethers";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { OPENING_FEN, deployYuan } from "./deployYuan.ts";
import { paymentOf, refusal, sign } from "./statements.ts";

const chain = await openChain();
const load = () => chain.restore(deployYuan);

describe("WalletYuan.pay", () => {
  it("settles what the payer's institution submits with the payer's signature", async () => {
    const { yuan, people } = await load();
    const payment = await paymentOf(people.alice, people.bob);
    const signature = await sign(yuan, people.alice, "Payment", payment);
    const settled = yuan.connect(people.alipay).pay(payment, signature);
    await expect(settled).to.emit(yuan, "InstructionSettled").withArgs(payment.instructionId);
    await expect(settled).to.emit(yuan, "Transfer").withArgs(people.alice, people.bob, 100n);
    await expect(settled).not.to.emit(yuan, "ClientReserveChanged");
    expect(await yuan.balanceOf(people.bob)).to.equal(OPENING_FEN + 100n);
    expect(await yuan.decisionOf(payment.instructionId)).to.deep.equal([true, BigInt(refusal("NONE"))]);
  });

  it("settles what the payer submits without a signature", async () => {
    const { yuan, people } = await load();
    await yuan.connect(people.alice).pay(await paymentOf(people.alice, people.bob), "0x");
    expect(await yuan.balanceOf(people.alice)).to.equal(OPENING_FEN - 100n);
  });

  it("changes the debtor across institutions: the client reserve moves with the money", async () => {
    const { yuan, people } = await load();
    const payment = await paymentOf(people.alice, people.carol);
    const settled = yuan.connect(people.alice).pay(payment, "0x");
    await expect(settled)
      .to.emit(yuan, "ClientReserveChanged")
      .withArgs(1, 2n * OPENING_FEN - 100n);
    await expect(settled)
      .to.emit(yuan, "ClientReserveChanged")
      .withArgs(2, OPENING_FEN + 100n);
    expect(await yuan.clientReserveOf(people.alipay)).to.equal(2n * OPENING_FEN - 100n);
    expect(await yuan.clientReserveOf(people.tenpay)).to.equal(OPENING_FEN + 100n);
  });

  it("moves nothing when one pays oneself", async () => {
    const { yuan, people } = await load();
    const payment = await paymentOf(people.alice, people.alice, { amountInFen: OPENING_FEN });
    await expect(yuan.connect(people.alice).pay(payment, "0x")).to.emit(yuan, "InstructionSettled");
    expect(await yuan.balanceOf(people.alice)).to.equal(OPENING_FEN);
    const tooMuch = await paymentOf(people.alice, people.alice, {
      id: "more",
      amountInFen: OPENING_FEN + 1n,
    });
    await expect(yuan.connect(people.alice).pay(tooMuch, "0x"))
      .to.emit(yuan, "InstructionRefused")
      .withArgs(tooMuch.instructionId, refusal("INSUFFICIENT_BALANCE"));
  });

  it("accepts the signature of a payer who is a contract (ERC-1271), and refuses when it says no", async () => {
    const { yuan, people, topUp } = await load();
    const wallet = await chain.ethers.deployContract("SmartWallet", [people.alice.address]);
    await yuan.connect(people.alipay).openWallets([await wallet.getAddress()]);
    await topUp(wallet, 100n);
    const payment = await paymentOf(wallet, people.carol);
    const signature = await sign(yuan, people.alice, "Payment", payment);
    const forged = await sign(yuan, people.bob, "Payment", payment);
    await expect(yuan.connect(people.alipay).pay(payment, forged))
      .to.be.revertedWithCustomError(yuan, "InvalidPayerSignature")
      .withArgs(payment.payer);
    await expect(yuan.connect(people.alipay).pay(payment, signature)).to.emit(yuan, "InstructionSettled");
    expect(await yuan.balanceOf(wallet)).to.equal(0n);
  });

  describe("refuses, records why and consumes the id", () => {
    type System = Awaited<ReturnType<typeof load>>;
    const CASE = bytes32("case 42");
    const cases: [string, Parameters<typeof refusal>[0], (system: System) => Promise<unknown>, bigint][] = [
      [
        "a frozen payer",
        "PAYER_FROZEN",
        ({ yuan, people }) => yuan.connect(people.freezer).freeze(people.alice, CASE),
        100n,
      ],
      ["more than the balance", "INSUFFICIENT_BALANCE", async () => undefined, OPENING_FEN + 1n],
      [
        "more than the unfrozen balance",
        "INSUFFICIENT_UNFROZEN_BALANCE",
        ({ yuan, people }) => yuan.connect(people.freezer).setFrozenTokens(people.alice, OPENING_FEN - 99n),
        100n,
      ],
      [
        "a frozen payee",
        "PAYEE_FROZEN",
        ({ yuan, people }) => yuan.connect(people.freezer).freeze(people.carol, CASE),
        100n,
      ],
      [
        "a frozen payer before all else",
        "PAYER_FROZEN",
        async ({ yuan, people }) => {
          await yuan.connect(people.freezer).freeze(people.alice, CASE);
          await yuan.connect(people.freezer).freeze(people.carol, CASE);
        },
        OPENING_FEN + 1n,
      ],
    ];
    for (const [name, reason, prepare, amountInFen] of cases) {
      it(`${name}: ${reason}`, async () => {
        const system = await load();
        const { yuan, people } = system;
        await prepare(system);
        const payment = await paymentOf(people.alice, people.carol, { amountInFen });
        const alipay = yuan.connect(people.alipay);
        const signature = await sign(yuan, people.alice, "Payment", payment);
        expect(await alipay.pay.staticCall(payment, signature)).to.equal(BigInt(refusal(reason)));
        const refused = alipay.pay(payment, signature);
        await expect(refused)
          .to.emit(yuan, "InstructionRefused")
          .withArgs(payment.instructionId, refusal(reason));
        await expect(refused).not.to.emit(yuan, "Transfer");
        expect(await yuan.decisionOf(payment.instructionId)).to.deep.equal([true, BigInt(refusal(reason))]);
        expect(await yuan.balanceOf(people.alice)).to.equal(OPENING_FEN);
        expect(await yuan.clientReserveOf(people.tenpay)).to.equal(OPENING_FEN);
      });
    }

    it("a payer without a wallet, whom any institution may submit: PAYER_NOT_ALLOWED", async () => {
      const { yuan, people } = await load();
      for (const [id, submitter] of [
        ["one", people.alipay],
        ["two", people.tenpay],
        ["three", people.stranger],
      ] as const) {
        const payment = await paymentOf(people.stranger, people.carol, { id });
        const signature = await sign(yuan, people.stranger, "Payment", payment);
        await expect(yuan.connect(submitter).pay(payment, signature))
          .to.emit(yuan, "InstructionRefused")
          .withArgs(payment.instructionId, refusal("PAYER_NOT_ALLOWED"));
      }
    });

    it("a payee without a wallet, whoever that is: PAYEE_NOT_ALLOWED", async () => {
      const { yuan, centralBank, people } = await load();
      for (const payee of [people.stranger, people.icbc, people.tenpay, yuan, centralBank]) {
        const payment = await paymentOf(people.alice, payee, { id: await resolveAddress(payee) });
        await expect(yuan.connect(people.alice).pay(payment, "0x"))
          .to.emit(yuan, "InstructionRefused")
          .withArgs(payment.instructionId, refusal("PAYEE_NOT_ALLOWED"));
      }
    });
  });
});
