import { expect } from "chai";

import { bytes32, openChain } from "../../behaviours/chain.ts";
import { grantRights } from "../../behaviours/rights.ts";
import { OPENING_FEN, RESERVES_FEN } from "../deployYuan.ts";
import { ROW } from "../sheet/rowNumbers.ts";
import { paymentOf, refusal, withdrawalOf } from "../statements.ts";
import { CONVERTED_FEN, deployCurrency, deployDeposit } from "./deployECny.ts";

const chain = await openChain();
const load = () => chain.restore(deployDeposit);
const ICBC_RESERVES = RESERVES_FEN - 3n * OPENING_FEN;

describe("E-CNY in the regime of 2026", () => {
  it("is the operating bank's debt: a conversion there moves no reserves and no row", async () => {
    const { centralBank, eCny, people, convert } = await load();
    const converted = convert("icbc", people.bob);
    await expect(converted).to.emit(centralBank, "Converted");
    await expect(converted).not.to.emit(centralBank, "Posted");
    expect(await centralBank.reserveOf(people.icbc)).to.equal(ICBC_RESERVES);
    expect(await centralBank.rowOf(ROW.E_CNY)).to.equal(0n);
    expect(await eCny.owedBy(people.icbc)).to.equal(CONVERTED_FEN + 100n);
  });

  it("brings the operating bank the reserves of another bank whose deposit is converted", async () => {
    const { centralBank, eCny, people, convert } = await load();
    await convert("ccb", people.bob);
    expect(await centralBank.reserveOf(people.icbc)).to.equal(ICBC_RESERVES + 100n);
    expect(await centralBank.reserveOf(people.ccb)).to.equal(RESERVES_FEN - 100n);
    expect(await eCny.owedBy(people.icbc)).to.equal(CONVERTED_FEN + 100n);
    await expect(convert("ccb", people.bob, { id: "more", amountInFen: RESERVES_FEN }))
      .to.emit(eCny, "InstructionRefused")
      .withArgs(bytes32("more"), refusal("BANK_RESERVE_INSUFFICIENT"));
    await expect(convert("icbc", people.bob, { id: "own", amountInFen: RESERVES_FEN })).to.emit(
      centralBank,
      "Converted",
    );
  });

  it("settles a payment across operating banks in their reserves, by whatever function", async () => {
    const { centralBank, eCny, people } = await load();
    const payment = await paymentOf(people.alice, people.carol, { amountInFen: 300n });
    await expect(eCny.connect(people.alice).pay(payment, "0x"))
      .to.emit(centralBank, "OperatorsSettled")
      .withArgs(people.icbc, people.ccb, 300n);
    await eCny.connect(people.alice).transfer(people.carol, 20n);
    await eCny.connect(people.seizer).forcedTransfer(people.alice, people.carol, 1n);
    expect(await centralBank.reserveOf(people.icbc)).to.equal(ICBC_RESERVES - 321n);
    expect(await centralBank.reserveOf(people.ccb)).to.equal(RESERVES_FEN + 321n);
    expect(await eCny.owedBy(people.icbc)).to.equal(CONVERTED_FEN - 321n);
    expect(await eCny.owedBy(people.ccb)).to.equal(CONVERTED_FEN + 321n);
    await expect(eCny.connect(people.alice).transfer(people.bob, 7n)).not.to.emit(
      centralBank,
      "OperatorsSettled",
    );
  });

  it("refuses a payment that the payer's bank hasn't the reserves for: BANK_RESERVE_INSUFFICIENT", async () => {
    const { centralBank, eCny, people } = await load();
    await centralBank.connect(people.icbc).payFromReserves(ROW.NOTES_AND_COINS, ICBC_RESERVES - 99n);
    const payment = await paymentOf(people.alice, people.carol);
    await expect(eCny.connect(people.alice).pay(payment, "0x"))
      .to.emit(eCny, "InstructionRefused")
      .withArgs(payment.instructionId, refusal("BANK_RESERVE_INSUFFICIENT"));
    for (const call of [
      () => eCny.connect(people.alice).transfer(people.carol, 100n),
      () => eCny.connect(people.seizer).forcedTransfer(people.alice, people.carol, 100n),
    ]) {
      await expect(call())
        .to.be.revertedWithCustomError(centralBank, "BankReservesInsufficient")
        .withArgs(people.icbc, 100n, 99n);
    }
    expect(await eCny.canTransfer(people.alice, people.carol, 100n)).to.be.false;
    expect(await eCny.canTransfer(people.alice, people.carol, 99n)).to.be.true;
    expect(await eCny.canTransfer(people.alice, people.bob, 100n)).to.be.true;
    await eCny.connect(people.alice).transfer(people.bob, 100n);
  });

  it("redeems at the operating bank without reserves, and at another with them", async () => {
    const { centralBank, eCny, people } = await load();
    const alice = eCny.connect(people.alice);
    await alice.withdraw(await withdrawalOf(people.alice, people.icbc, { id: "own" }), "0x");
    expect(await centralBank.reserveOf(people.icbc)).to.equal(ICBC_RESERVES);
    await alice.withdraw(await withdrawalOf(people.alice, people.ccb, { id: "other" }), "0x");
    expect(await centralBank.reserveOf(people.icbc)).to.equal(ICBC_RESERVES - 100n);
    expect(await centralBank.reserveOf(people.ccb)).to.equal(RESERVES_FEN + 100n);
    expect(await eCny.owedBy(people.icbc)).to.equal(CONVERTED_FEN - 200n);
    await centralBank.connect(people.icbc).payFromReserves(ROW.NOTES_AND_COINS, ICBC_RESERVES - 100n);
    const dry = await withdrawalOf(people.alice, people.ccb, { id: "dry" });
    await expect(alice.withdraw(dry, "0x"))
      .to.emit(eCny, "InstructionRefused")
      .withArgs(dry.instructionId, refusal("BANK_RESERVE_INSUFFICIENT"));
    expect(await eCny.balanceOf(people.alice)).to.equal(CONVERTED_FEN - 200n);
  });
});

describe("Tiers of e-CNY wallets", () => {
  for (const [name, fixture] of [
    ["2021", deployCurrency],
    ["2026", deployDeposit],
  ] as const) {
    it(`limit payments and balances, regime of ${name}`, async () => {
      const { eCny, people, authority, convert } = await chain.restore(fixture);
      const tiers = await chain.ethers.deployContract("WalletTiers", [authority, eCny]);
      const selectors = (["setTierTable", "setIdentity"] as const).map(
        (one) => eCny.interface.getFunction(one).selector,
      );
      await authority.connect(people.admin).setTargetFunctionRole(eCny, selectors, 206n);
      await authority.connect(people.admin).grantRole(206n, tiers, 0);
      await grantRights(chain, authority, tiers, { compliance: ["setTierLimits"] });
      const limits = {
        singleFen: 200n,
        dayFen: 500n,
        yearFen: 0n,
        lifetimeFen: 0n,
        balanceFen: 250n,
        staticQrDayFen: 0n,
      };
      await tiers.connect(people.compliance).setTierLimits(4, limits);
      expect((await tiers.tierLimits(4))[1]).to.equal(1n);
      await tiers.connect(people.icbc).identify(people.alice, 4, bytes32("salted"), 4_000_000_000n);
      await tiers.connect(people.icbc).identify(people.bob, 4, bytes32("salted too"), 4_000_000_000n);
      await expect(eCny.connect(people.alice).transfer(people.carol, 201n))
        .to.be.revertedWithCustomError(eCny, "TierLimitExceeded")
        .withArgs(refusal("SINGLE_LIMIT_EXCEEDED"), people.alice, 201n, 200n);
      expect(await eCny.canTransfer(people.alice, people.carol, 201n)).to.be.false;
      await eCny.connect(people.alice).transfer(people.carol, 200n);
      await expect(convert("icbc", people.bob, { amountInFen: 251n }))
        .to.emit(eCny, "InstructionRefused")
        .withArgs(bytes32("an instruction"), refusal("BALANCE_LIMIT_EXCEEDED"));
    });
  }
});
