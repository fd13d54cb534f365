import { expect } from "chai";

import { type Chain, bytes32, openChain } from "../../behaviours/chain.ts";
import { grantRights } from "../../behaviours/rights.ts";
import { OPENING_FEN, RESERVES_FEN, deployYuan } from "../deployYuan.ts";
import { topUpOf, withdrawalOf } from "../statements.ts";
import { ROW } from "./rowNumbers.ts";

const chain = await openChain();
const DOCUMENT = bytes32("board minute 7");
const LENT = 2n * RESERVES_FEN;
const TOPPED_UP = 3n * OPENING_FEN;

async function withPostings(it: Chain) {
  const system = await deployYuan(it);
  await grantRights(it, system.authority, system.centralBank, { compliance: ["post", "payBank"] });
  return { ...system, authorityBank: system.centralBank.connect(system.people.compliance) };
}
const load = () => chain.restore(withPostings);

describe("The central bank's balance sheet", () => {
  it("has a row for all that moved so far, and balances", async () => {
    const { centralBank } = await load();
    const rows = await centralBank.rows();
    expect(rows.claimsOnBanksFen).to.equal(LENT);
    expect(rows.bankDepositsFen).to.equal(LENT - TOPPED_UP);
    expect(rows.clientReservesFen).to.equal(TOPPED_UP);
    expect(rows.reserveMoneyFen).to.equal(LENT);
    expect([rows.assetsFen, rows.liabilitiesFen]).to.deep.equal([LENT, LENT]);
    expect([...(await centralBank.balanceSheet())]).to.deep.equal([LENT, LENT - TOPPED_UP, TOPPED_UP]);
  });

  it("moves with a top-up and back with a withdrawal, within reserve money", async () => {
    const { centralBank, yuan, people } = await load();
    await expect(centralBank.connect(people.icbc).topUp(await topUpOf(people.icbc, people.dave), "0x"))
      .to.emit(centralBank, "Posted")
      .withArgs(ROW.BANK_DEPOSITS, ROW.CLIENT_RESERVES, 100n);
    expect(await centralBank.rowOf(ROW.CLIENT_RESERVES)).to.equal(TOPPED_UP + 100n);
    const back = await withdrawalOf(people.dave, people.ccb, { id: "back" });
    await expect(yuan.connect(people.dave).withdraw(back, "0x"))
      .to.emit(centralBank, "Posted")
      .withArgs(ROW.CLIENT_RESERVES, ROW.BANK_DEPOSITS, 100n);
    expect((await centralBank.rows()).reserveMoneyFen).to.equal(LENT);
  });

  it("opens with balanced postings, and shows an asset, a liability and a fall of either", async () => {
    const { centralBank, authorityBank, people } = await load();
    for (const [debit, credit, amount] of [
      [ROW.FOREIGN_ASSETS, ROW.OWN_CAPITAL, 219n],
      [ROW.CLAIMS_ON_GOVERNMENT, ROW.GOVERNMENT_DEPOSITS, 15_000n],
      [ROW.OTHER_ASSETS, ROW.OTHER_LIABILITIES, 7_000n],
      [ROW.FOREIGN_ASSETS, ROW.NOTES_AND_COINS, 82_859n],
      [ROW.OTHER_ASSETS, ROW.FOREIGN_ASSETS, 1_000n],
      [ROW.GOVERNMENT_DEPOSITS, ROW.OTHER_LIABILITIES, 5_000n],
    ] as const) {
      const posted = authorityBank.post(debit, credit, amount, DOCUMENT);
      await expect(posted).to.emit(centralBank, "Posted").withArgs(debit, credit, amount);
      await expect(posted).to.emit(centralBank, "PostingDocumented").withArgs(DOCUMENT);
    }
    await authorityBank.payBank(people.icbc, ROW.FOREIGN_ASSETS, 700n, DOCUMENT);
    await centralBank.connect(people.icbc).payFromReserves(ROW.NOTES_AND_COINS, 300n);
    await centralBank.connect(people.icbc).payFromReserves(ROW.GOVERNMENT_DEPOSITS, 50n);
    const total = LENT + 219n + 15_000n + 7_000n + 82_859n + 700n;
    expect([...(await centralBank.rows())]).to.deep.equal([
      219n + 82_859n - 1_000n + 700n,
      15_000n,
      LENT,
      8_000n,
      total,
      82_859n + 300n,
      0n,
      LENT - TOPPED_UP + 350n,
      TOPPED_UP,
      LENT + 83_159n + 350n,
      10_050n,
      12_000n,
      219n,
      total,
    ]);
    expect(await centralBank.reserveOf(people.icbc)).to.equal(RESERVES_FEN - TOPPED_UP + 350n);
  });

  it("is read as of an earlier block, and the same from its postings until then", async () => {
    const { centralBank, people } = await load();
    const block = await chain.ethers.provider.getBlockNumber();
    await centralBank.connect(people.icbc).topUp(await topUpOf(people.icbc, people.dave), "0x");
    const then = await centralBank.rows({ blockTag: block });
    expect(then.clientReservesFen).to.equal(TOPPED_UP);
    const postings = await centralBank.queryFilter(centralBank.filters.Posted(), 0, block);
    let sum = 0n;
    for (const { args } of postings) {
      if (args.credit === BigInt(ROW.CLIENT_RESERVES)) sum += args.amountInFen;
      if (args.debit === BigInt(ROW.CLIENT_RESERVES)) sum -= args.amountInFen;
    }
    expect(sum).to.equal(then.clientReservesFen);
  });
});

describe("What the sheet refuses", () => {
  it("posting by hand to a row with accounts behind it", async () => {
    const { centralBank, authorityBank, people } = await load();
    for (const row of [ROW.CLAIMS_ON_BANKS, ROW.BANK_DEPOSITS, ROW.CLIENT_RESERVES, ROW.E_CNY]) {
      for (const call of [
        () => authorityBank.post(row, ROW.OWN_CAPITAL, 1n, DOCUMENT),
        () => authorityBank.post(ROW.FOREIGN_ASSETS, row, 1n, DOCUMENT),
        () => authorityBank.payBank(people.icbc, row, 1n, DOCUMENT),
      ]) {
        await expect(call()).to.be.revertedWithCustomError(centralBank, "RowHasAccounts").withArgs(row);
      }
    }
  });

  it("rows below zero and sums beyond 96 bits", async () => {
    const { centralBank, authorityBank, people } = await load();
    await authorityBank.post(ROW.FOREIGN_ASSETS, ROW.OWN_CAPITAL, 10n, DOCUMENT);
    for (const [debit, credit, row] of [
      [ROW.OTHER_ASSETS, ROW.FOREIGN_ASSETS, ROW.FOREIGN_ASSETS],
      [ROW.OWN_CAPITAL, ROW.OTHER_LIABILITIES, ROW.OWN_CAPITAL],
    ] as const) {
      await expect(authorityBank.post(debit, credit, 11n, DOCUMENT))
        .to.be.revertedWithCustomError(centralBank, "RowInsufficient")
        .withArgs(row, 11n, 10n);
    }
    const room = 2n ** 96n - 1n - LENT - 10n;
    await expect(authorityBank.payBank(people.icbc, ROW.FOREIGN_ASSETS, room + 1n, DOCUMENT))
      .to.be.revertedWithCustomError(centralBank, "SupplyOutOfRange")
      .withArgs(room + 1n, room);
    for (const amount of [0n, 2n ** 96n]) {
      for (const call of [
        () => authorityBank.post(ROW.OTHER_ASSETS, ROW.FOREIGN_ASSETS, amount, DOCUMENT),
        () => authorityBank.payBank(people.icbc, ROW.FOREIGN_ASSETS, amount, DOCUMENT),
        () => centralBank.connect(people.icbc).payFromReserves(ROW.NOTES_AND_COINS, amount),
      ]) {
        await expect(call()).to.be.revertedWithCustomError(centralBank, "AmountOutOfRange").withArgs(amount);
      }
    }
  });

  it("payments by banks for anything else, by who isn't one, or beyond the reserves", async () => {
    const { centralBank, authorityBank, people } = await load();
    const ccb = centralBank.connect(people.ccb);
    await expect(ccb.payFromReserves(ROW.FOREIGN_ASSETS, 1n))
      .to.be.revertedWithCustomError(centralBank, "RowNotPayable")
      .withArgs(ROW.FOREIGN_ASSETS);
    await expect(ccb.payFromReserves(ROW.NOTES_AND_COINS, RESERVES_FEN + 1n))
      .to.be.revertedWithCustomError(centralBank, "BankReservesInsufficient")
      .withArgs(people.ccb, RESERVES_FEN + 1n, RESERVES_FEN);
    for (const call of [
      () => centralBank.connect(people.relay).payFromReserves(ROW.NOTES_AND_COINS, 1n),
      () => authorityBank.payBank(people.relay, ROW.FOREIGN_ASSETS, 1n, DOCUMENT),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(centralBank, "NotABank").withArgs(people.relay);
    }
    for (const call of [
      () => ccb.post(ROW.FOREIGN_ASSETS, ROW.OWN_CAPITAL, 1n, DOCUMENT),
      () => ccb.payBank(people.ccb, ROW.FOREIGN_ASSETS, 1n, DOCUMENT),
    ]) {
      await expect(call())
        .to.be.revertedWithCustomError(centralBank, "AccessManagedUnauthorized")
        .withArgs(people.ccb);
    }
  });
});
