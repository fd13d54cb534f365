import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { PAST, bytes32, openChain } from "../behaviours/chain.ts";
import { OPENING_FEN, RESERVES_FEN, deployYuan } from "./deployYuan.ts";
import { refusal, sign, withdrawalOf } from "./statements.ts";

const chain = await openChain();
const load = () => chain.restore(deployYuan);
const CASE = bytes32("case 42");

describe("WalletYuan.withdraw", () => {
  it("moves wallet money through the client reserve to the bank's reserves", async () => {
    const { yuan, centralBank, people } = await load();
    const withdrawal = await withdrawalOf(people.carol, people.ccb);
    const signature = await sign(yuan, people.carol, "Withdrawal", withdrawal);
    const settled = yuan.connect(people.tenpay).withdraw(withdrawal, signature);
    await expect(settled)
      .to.emit(centralBank, "Withdrawn")
      .withArgs(withdrawal.instructionId, people.ccb, people.carol, 100n);
    await expect(settled).to.emit(yuan, "Transfer").withArgs(people.carol, ZeroAddress, 100n);
    await expect(settled)
      .to.emit(yuan, "ClientReserveChanged")
      .withArgs(2, OPENING_FEN - 100n);
    await expect(settled).to.emit(yuan, "InstructionSettled").withArgs(withdrawal.instructionId);
    expect(await centralBank.reserveOf(people.ccb)).to.equal(RESERVES_FEN + 100n);
    expect(await yuan.totalSupply()).to.equal(3n * OPENING_FEN - 100n);
  });

  it("can be submitted by the holder without a signature, to the last fen", async () => {
    const { yuan, people } = await load();
    const withdrawal = await withdrawalOf(people.carol, people.ccb, { amountInFen: OPENING_FEN });
    await yuan.connect(people.carol).withdraw(withdrawal, "0x");
    expect(await yuan.balanceOf(people.carol)).to.equal(0n);
    expect(await yuan.clientReserveOf(people.tenpay)).to.equal(0n);
  });

  type System = Awaited<ReturnType<typeof load>>;
  const cases: [Parameters<typeof refusal>[0], bigint, (system: System) => Promise<unknown>][] = [
    [
      "PAYER_FROZEN",
      2n * OPENING_FEN,
      ({ yuan, people }) => yuan.connect(people.freezer).freeze(people.carol, CASE),
    ],
    ["INSUFFICIENT_BALANCE", OPENING_FEN + 1n, async () => undefined],
    [
      "INSUFFICIENT_UNFROZEN_BALANCE",
      100n,
      ({ yuan, people }) => yuan.connect(people.freezer).setFrozenTokens(people.carol, 2n * OPENING_FEN),
    ],
  ];
  for (const [reason, amountInFen, prepare] of cases) {
    it(`refuses and records ${reason}`, async () => {
      const system = await load();
      const { yuan, centralBank, people } = system;
      await prepare(system);
      const withdrawal = await withdrawalOf(people.carol, people.ccb, { amountInFen });
      const refused = yuan.connect(people.carol).withdraw(withdrawal, "0x");
      await expect(refused)
        .to.emit(yuan, "InstructionRefused")
        .withArgs(withdrawal.instructionId, refusal(reason));
      await expect(refused).not.to.emit(centralBank, "Withdrawn");
      expect(await yuan.balanceOf(people.carol)).to.equal(OPENING_FEN);
      expect(await centralBank.reserveOf(people.ccb)).to.equal(RESERVES_FEN);
    });
  }

  it("refuses a holder without a wallet: PAYER_NOT_ALLOWED", async () => {
    const { yuan, people } = await load();
    const withdrawal = await withdrawalOf(people.stranger, people.ccb);
    const signature = await sign(yuan, people.stranger, "Withdrawal", withdrawal);
    await expect(yuan.connect(people.alipay).withdraw(withdrawal, signature))
      .to.emit(yuan, "InstructionRefused")
      .withArgs(withdrawal.instructionId, refusal("PAYER_NOT_ALLOWED"));
  });

  it("answers a repetition with the first decision, and refuses the id for anything else", async () => {
    const { yuan, centralBank, people } = await load();
    const carol = yuan.connect(people.carol);
    const withdrawal = await withdrawalOf(people.carol, people.ccb);
    await carol.withdraw(withdrawal, "0x");
    const again = carol.withdraw(withdrawal, "0x");
    await expect(again)
      .to.emit(yuan, "InstructionReplayed")
      .withArgs(withdrawal.instructionId, refusal("NONE"));
    await expect(again).not.to.emit(centralBank, "Withdrawn");
    const other = await withdrawalOf(people.carol, people.icbc);
    await expect(carol.withdraw(other, "0x"))
      .to.be.revertedWithCustomError(yuan, "InstructionIdReused")
      .withArgs(withdrawal.instructionId);
  });

  it("consumes nothing when expired, malformed, unauthorised, paused or to no bank", async () => {
    const { yuan, people } = await load();
    const carol = yuan.connect(people.carol);
    const expired = await withdrawalOf(people.carol, people.ccb, { validUntil: PAST });
    await expect(carol.withdraw(expired, "0x"))
      .to.be.revertedWithCustomError(yuan, "AuthorisationExpired")
      .withArgs(expired.instructionId, PAST, (current: bigint) => current > PAST);
    await expect(carol.withdraw(await withdrawalOf(people.carol, people.ccb, { amountInFen: 0n }), "0x"))
      .to.be.revertedWithCustomError(yuan, "AmountOutOfRange")
      .withArgs(0n);
    await expect(carol.withdraw(await withdrawalOf(people.carol, people.alipay), "0x"))
      .to.be.revertedWithCustomError(yuan, "NotABank")
      .withArgs(people.alipay);
    const good = await withdrawalOf(people.carol, people.ccb);
    await expect(yuan.connect(people.tenpay).withdraw(good, "0x"))
      .to.be.revertedWithCustomError(yuan, "InvalidPayerSignature")
      .withArgs(people.carol);
    await expect(
      yuan.connect(people.alipay).withdraw(good, await sign(yuan, people.carol, "Withdrawal", good)),
    )
      .to.be.revertedWithCustomError(yuan, "SubmitterNotEntitled")
      .withArgs(people.alipay, people.carol);
    await yuan.connect(people.pauser).pause();
    await expect(carol.withdraw(good, "0x")).to.be.revertedWithCustomError(yuan, "TokenPaused");
    expect(await yuan.decisionOf(good.instructionId)).to.deep.equal([false, 0n]);
  });
});

describe("WalletYuan.refuseWithdrawal", () => {
  it("records that the holder has no account at the bank, before all else", async () => {
    const { yuan, people } = await load();
    await yuan.connect(people.freezer).freeze(people.carol, CASE);
    const withdrawal = await withdrawalOf(people.carol, people.ccb, { amountInFen: 2n * OPENING_FEN });
    const signature = await sign(yuan, people.carol, "Withdrawal", withdrawal);
    const tenpay = yuan.connect(people.tenpay);
    const reported = refusal("NO_BANK_ACCOUNT");
    expect(await tenpay.refuseWithdrawal.staticCall(withdrawal, signature, reported)).to.equal(
      BigInt(reported),
    );
    await expect(tenpay.refuseWithdrawal(withdrawal, signature, reported))
      .to.emit(yuan, "InstructionRefused")
      .withArgs(withdrawal.instructionId, reported);
    await expect(tenpay.withdraw(withdrawal, signature))
      .to.emit(yuan, "InstructionReplayed")
      .withArgs(withdrawal.instructionId, reported);
  });

  it("can't undo what was settled", async () => {
    const { yuan, people } = await load();
    const withdrawal = await withdrawalOf(people.carol, people.ccb);
    const signature = await sign(yuan, people.carol, "Withdrawal", withdrawal);
    const tenpay = yuan.connect(people.tenpay);
    await tenpay.withdraw(withdrawal, signature);
    const late = tenpay.refuseWithdrawal(withdrawal, signature, refusal("NO_BANK_ACCOUNT"));
    await expect(late)
      .to.emit(yuan, "InstructionReplayed")
      .withArgs(withdrawal.instructionId, refusal("NONE"));
    await expect(late).not.to.emit(yuan, "InstructionRefused");
    expect(await yuan.decisionOf(withdrawal.instructionId)).to.deep.equal([true, BigInt(refusal("NONE"))]);
    expect(await yuan.balanceOf(people.carol)).to.equal(OPENING_FEN - 100n);
  });

  it("is for the holder's institution, with the holder's signature, for this reason", async () => {
    const { yuan, people } = await load();
    const withdrawal = await withdrawalOf(people.carol, people.ccb);
    const signature = await sign(yuan, people.carol, "Withdrawal", withdrawal);
    const reported = refusal("NO_BANK_ACCOUNT");
    for (const submitter of [people.carol, people.alipay, people.ccb]) {
      await expect(yuan.connect(submitter).refuseWithdrawal(withdrawal, signature, reported))
        .to.be.revertedWithCustomError(yuan, "SubmitterNotEntitled")
        .withArgs(submitter, people.carol);
    }
    await expect(yuan.connect(people.tenpay).refuseWithdrawal(withdrawal, "0x", reported))
      .to.be.revertedWithCustomError(yuan, "InvalidPayerSignature")
      .withArgs(people.carol);
    for (const reason of ["NONE", "DEPOSIT_INSUFFICIENT", "PAYER_FROZEN"] as const) {
      await expect(yuan.connect(people.tenpay).refuseWithdrawal(withdrawal, signature, refusal(reason)))
        .to.be.revertedWithCustomError(yuan, "RefusalNotReportable")
        .withArgs(refusal(reason));
    }
  });
});
