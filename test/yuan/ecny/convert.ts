import { expect } from "chai";

import { IInstructionLog__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IInstructionLog__factory.ts";
import { ILimitedWallets__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/ILimitedWallets__factory.ts";
import { PAST, bytes32, openChain } from "../../behaviours/chain.ts";
import { idOf } from "../../behaviours/interfaces.ts";
import { OPENING_FEN, RESERVES_FEN, deployYuan } from "../deployYuan.ts";
import { ROW } from "../sheet/rowNumbers.ts";
import { refusal, sign, topUpOf, withdrawalOf } from "../statements.ts";
import { CONVERTED_FEN, deployCurrency, deployDeposit } from "./deployECny.ts";

const chain = await openChain();
const ICBC_LEFT = RESERVES_FEN - 3n * OPENING_FEN - CONVERTED_FEN;
const CASE = bytes32("case 42");
const load = () => chain.restore(deployCurrency);

describe("CentralBank.convert, regime of 2021", () => {
  it("moves reserves to e-CNY of the central bank, and nothing else", async () => {
    const { centralBank, eCny, people, convert } = await load();
    const before = await centralBank.rows();
    const converted = convert("icbc", people.bob);
    await expect(converted)
      .to.emit(centralBank, "Converted")
      .withArgs(bytes32("an instruction"), people.icbc, people.bob, 100n);
    await expect(converted).to.emit(centralBank, "Posted").withArgs(ROW.BANK_DEPOSITS, ROW.E_CNY, 100n);
    const after = await centralBank.rows();
    expect(after.eCnyFen).to.equal(2n * CONVERTED_FEN + 100n);
    expect(after.currencyIssueFen).to.equal(after.eCnyFen);
    expect(after.bankDepositsFen).to.equal(before.bankDepositsFen - 100n);
    expect(after.reserveMoneyFen).to.equal(before.reserveMoneyFen);
    expect(await centralBank.reserveOf(people.icbc)).to.equal(ICBC_LEFT - 100n);
    expect(await eCny.balanceOf(people.bob)).to.equal(100n);
    expect(await eCny.owedBy(people.icbc)).to.equal(0n);
    expect(await eCny.clientReserveOf(people.icbc)).to.equal(CONVERTED_FEN + 100n);
  });

  it("takes the bank's signature from anyone, over a Conversion alone", async () => {
    const { centralBank, eCny, yuan, people } = await load();
    const relay = centralBank.connect(people.relay);
    const conversion = await topUpOf(people.icbc, people.bob);
    for (const [token, signer, kind] of [
      [eCny, people.icbc, "TopUp"],
      [yuan, people.icbc, "Conversion"],
      [eCny, people.ccb, "Conversion"],
    ] as const) {
      await expect(relay.convert(conversion, await sign(token, signer, kind, conversion)))
        .to.be.revertedWithCustomError(centralBank, "InvalidPayerSignature")
        .withArgs(people.icbc);
    }
    const signature = await sign(eCny, people.icbc, "Conversion", conversion);
    await expect(relay.convert(conversion, signature)).to.emit(centralBank, "Converted");
    await expect(relay.convert(conversion, signature)).to.emit(eCny, "InstructionReplayed");
    expect(await eCny.balanceOf(people.bob)).to.equal(100n);
  });

  it("refuses as a top-up does", async () => {
    const { centralBank, eCny, people, convert } = await load();
    await eCny.connect(people.freezer).freeze(people.bob, CASE);
    for (const [wallet, amountInFen, reason] of [
      [people.bob, ICBC_LEFT + 1n, "BANK_RESERVE_INSUFFICIENT"],
      [people.stranger, 1n, "PAYEE_NOT_ALLOWED"],
      [people.bob, 1n, "PAYEE_FROZEN"],
    ] as const) {
      await expect(convert("icbc", wallet, { id: reason, amountInFen }))
        .to.emit(eCny, "InstructionRefused")
        .withArgs(bytes32(reason), refusal(reason));
    }
    for (const reason of ["NO_BANK_ACCOUNT", "DEPOSIT_INSUFFICIENT"] as const) {
      const conversion = await topUpOf(people.icbc, people.alice, { id: reason });
      await expect(centralBank.connect(people.icbc).refuseConversion(conversion, refusal(reason)))
        .to.emit(eCny, "InstructionRefused")
        .withArgs(bytes32(reason), refusal(reason));
    }
    const conversion = await topUpOf(people.icbc, people.alice);
    await expect(centralBank.connect(people.ccb).refuseConversion(conversion, refusal("NO_BANK_ACCOUNT")))
      .to.be.revertedWithCustomError(centralBank, "SubmitterNotEntitled")
      .withArgs(people.ccb, people.icbc);
    await expect(centralBank.connect(people.icbc).refuseConversion(conversion, refusal("PAYEE_FROZEN")))
      .to.be.revertedWithCustomError(centralBank, "RefusalNotReportable")
      .withArgs(refusal("PAYEE_FROZEN"));
    expect(await centralBank.reserveOf(people.icbc)).to.equal(ICBC_LEFT);
  });

  it("is paused with the token, and consumes nothing when malformed", async () => {
    const { centralBank, eCny, people, convert } = await load();
    await expect(convert("icbc", people.bob, { amountInFen: 0n })).to.be.revertedWithCustomError(
      centralBank,
      "AmountOutOfRange",
    );
    await eCny.connect(people.pauser).pause();
    await expect(convert("icbc", people.bob)).to.be.revertedWithCustomError(eCny, "TokenPaused");
    const late = await topUpOf(people.icbc, people.bob, { validUntil: PAST });
    await expect(centralBank.connect(people.icbc).convert(late, "0x")).to.be.revertedWithCustomError(
      centralBank,
      "AuthorisationExpired",
    );
    const notABank = await topUpOf(people.relay, people.bob);
    await expect(centralBank.connect(people.relay).convert(notABank, "0x"))
      .to.be.revertedWithCustomError(centralBank, "NotABank")
      .withArgs(people.relay);
  });
});

describe("ECny.withdraw, which redeems", () => {
  it("moves e-CNY back to reserves of whichever bank credits the deposit", async () => {
    const { centralBank, eCny, people } = await load();
    const order = await withdrawalOf(people.alice, people.ccb, { amountInFen: 300n });
    const signature = await sign(eCny, people.alice, "Withdrawal", order);
    const before = await centralBank.reserveOf(people.ccb);
    const redeemed = eCny.connect(people.icbc).withdraw(order, signature);
    await expect(redeemed)
      .to.emit(centralBank, "Redeemed")
      .withArgs(order.instructionId, people.ccb, people.alice, 300n);
    await expect(redeemed).to.emit(centralBank, "Posted").withArgs(ROW.E_CNY, ROW.BANK_DEPOSITS, 300n);
    expect(await centralBank.reserveOf(people.ccb)).to.equal(before + 300n);
    await expect(eCny.connect(people.icbc).withdraw(order, signature)).to.emit(eCny, "InstructionReplayed");
    expect(await eCny.balanceOf(people.alice)).to.equal(CONVERTED_FEN - 300n);
  });

  it("refuses as a withdrawal does, and takes the operating bank's word that there is no account", async () => {
    const { eCny, people } = await load();
    const tooMuch = await withdrawalOf(people.alice, people.icbc, { amountInFen: CONVERTED_FEN + 1n });
    await expect(eCny.connect(people.alice).withdraw(tooMuch, "0x"))
      .to.emit(eCny, "InstructionRefused")
      .withArgs(tooMuch.instructionId, refusal("INSUFFICIENT_BALANCE"));
    const order = await withdrawalOf(people.alice, people.icbc, { id: "no account" });
    const signature = await sign(eCny, people.alice, "Withdrawal", order);
    const icbc = eCny.connect(people.icbc);
    await expect(icbc.refuseWithdrawal(order, signature, refusal("NO_BANK_ACCOUNT")))
      .to.emit(eCny, "InstructionRefused")
      .withArgs(order.instructionId, refusal("NO_BANK_ACCOUNT"));
    await expect(icbc.refuseWithdrawal(order, signature, refusal("NO_BANK_ACCOUNT"))).to.emit(
      eCny,
      "InstructionReplayed",
    );
    await expect(icbc.refuseWithdrawal(order, signature, refusal("PAYER_FROZEN")))
      .to.be.revertedWithCustomError(eCny, "RefusalNotReportable")
      .withArgs(refusal("PAYER_FROZEN"));
    const nowhere = await withdrawalOf(people.alice, people.relay, { id: "nowhere" });
    await expect(eCny.connect(people.alice).withdraw(nowhere, "0x"))
      .to.be.revertedWithCustomError(eCny, "NotABank")
      .withArgs(people.relay);
  });
});

describe("The door between the central bank and e-CNY", () => {
  it("opens for each other alone", async () => {
    const { centralBank, eCny, people } = await load();
    for (const call of [
      () => eCny.topUpFromReserve(CASE, CASE, people.alice, 1n, refusal("NONE")),
      () => eCny.barFromWallets(people.relay),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(eCny, "NotTheCentralBank").withArgs(people.stranger);
    }
    for (const call of [
      () => centralBank.redeemECny(CASE, people.icbc, people.alice, people.icbc, 1n),
      () => centralBank.settleOperators(people.icbc, people.ccb, 1n),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(centralBank, "NotTheECny").withArgs(people.stranger);
    }
  });

  it("is hung once, on e-CNY of this central bank, which is no wallet yuan", async () => {
    const { centralBank, eCny, yuan, authority, people } = await load();
    expect(await centralBank.eCny()).to.equal(await eCny.getAddress());
    const admin = centralBank.connect(people.admin);
    const second = await chain.ethers.deployContract("ECny", [authority, centralBank, 0n]);
    for (const wrong of [second, yuan]) {
      await expect(admin.connectECny(wrong))
        .to.be.revertedWithCustomError(centralBank, "ECnyNotConnectable")
        .withArgs(wrong);
    }
    const other = await chain.ethers.deployContract("CentralBank", [authority], people.admin);
    for (const wrong of [eCny, yuan, people.relay]) {
      await expect(other.connectECny(wrong)).to.be.revertedWithCustomError(other, "ECnyNotConnectable");
    }
    const itsOwn = await chain.ethers.deployContract("ECny", [authority, other, 0n]);
    await expect(other.connectWalletYuan(itsOwn)).to.be.revertedWithCustomError(
      other,
      "WalletYuanNotConnectable",
    );
    await expect(other.connect(people.stranger).connectECny(itsOwn)).to.be.revertedWithCustomError(
      other,
      "AccessManagedUnauthorized",
    );
  });

  it("is needed for conversions", async () => {
    const { centralBank, people } = await chain.restore(deployYuan);
    const conversion = await topUpOf(people.icbc, people.alice);
    await expect(centralBank.connect(people.icbc).convert(conversion, "0x")).to.be.revertedWithCustomError(
      centralBank,
      "ECnyMissing",
    );
  });

  it("lets banks alone operate wallets", async () => {
    const { eCny, people } = await load();
    await expect(eCny.connect(people.admitter).admitInstitution(people.alipay, "No bank"))
      .to.be.revertedWithCustomError(eCny, "NotABank")
      .withArgs(people.alipay);
    expect(await eCny.decimals()).to.equal(2n);
    expect(await eCny.supportsInterface("0x01ffc9a7")).to.be.true;
    for (const factory of [IInstructionLog__factory, ILimitedWallets__factory]) {
      expect(await eCny.supportsInterface(idOf(factory.createInterface()))).to.be.true;
    }
    expect(await eCny.supportsInterface("0xffffffff")).to.be.false;
    expect(await eCny.regime()).to.equal(0n);
    const deposit = await chain.restore(deployDeposit);
    expect(await deposit.eCny.regime()).to.equal(1n);
  });
});
