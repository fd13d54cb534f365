import { expect } from "chai";

import { openChain } from "../../behaviours/chain.ts";
import { OPENING_FEN, RESERVES_FEN, deployYuan } from "../deployYuan.ts";
import { ROW } from "./rowNumbers.ts";

const chain = await openChain();
const load = () => chain.restore(deployYuan);
/** Icbc topped three wallets up. */
const LEFT_FEN = RESERVES_FEN - 3n * OPENING_FEN;

describe("Repaying what the central bank lent", () => {
  it("takes reserves and the claim on the bank off the sheet", async () => {
    const { centralBank, people } = await load();
    const repaid = centralBank.connect(people.icbc).repayReserves(400n);
    await expect(repaid).to.emit(centralBank, "ReservesRepaid").withArgs(people.icbc, 400n);
    await expect(repaid)
      .to.emit(centralBank, "Posted")
      .withArgs(ROW.BANK_DEPOSITS, ROW.CLAIMS_ON_BANKS, 400n);
    expect(await centralBank.lentTo(people.icbc)).to.equal(RESERVES_FEN - 400n);
    expect(await centralBank.reserveOf(people.icbc)).to.equal(LEFT_FEN - 400n);
    const rows = await centralBank.rows();
    expect(rows.claimsOnBanksFen).to.equal(2n * RESERVES_FEN - 400n);
    expect(rows.liabilitiesFen).to.equal(rows.assetsFen);
    expect(rows.clientReservesFen).to.equal(3n * OPENING_FEN);
  });

  it("can't exceed what the bank has, nor what it owes, to the fen", async () => {
    const { centralBank, yuan, people } = await load();
    const [icbc, ccb] = [centralBank.connect(people.icbc), centralBank.connect(people.ccb)];
    await expect(icbc.repayReserves(LEFT_FEN + 1n))
      .to.be.revertedWithCustomError(centralBank, "BankReservesInsufficient")
      .withArgs(people.icbc, LEFT_FEN + 1n, LEFT_FEN);
    await icbc.repayReserves(LEFT_FEN);
    const order = { instructionId: `0x${"7".repeat(64)}`, wallet: people.alice, bank: people.ccb };
    await yuan.connect(people.alice).withdraw({ ...order, amountInFen: 1n, validUntil: 2n ** 40n }, "0x");
    await expect(ccb.repayReserves(RESERVES_FEN + 1n))
      .to.be.revertedWithCustomError(centralBank, "LendingExceeded")
      .withArgs(people.ccb, RESERVES_FEN + 1n, RESERVES_FEN);
    await ccb.repayReserves(RESERVES_FEN);
    expect(await centralBank.reserveOf(people.ccb)).to.equal(1n);
    expect(await centralBank.lentTo(people.ccb)).to.equal(0n);
    await expect(ccb.repayReserves(0n)).to.be.revertedWithCustomError(centralBank, "AmountOutOfRange");
    await expect(centralBank.connect(people.alice).repayReserves(1n))
      .to.be.revertedWithCustomError(centralBank, "NotABank")
      .withArgs(people.alice);
  });
});
