import { expect } from "chai";

import { centralBankChangeNumbers, centralBankChangeOption } from "../../src/report/charts/centralBankChange.ts";
import { moneySupplyNumbers } from "../../src/report/charts/moneySupply.ts";
import { aggregatesAt, moneyParts } from "../../src/report/model/aggregates.ts";
import { centralBankRows } from "../../src/report/model/centralBankRows.ts";
import type { Family } from "../../src/report/model/views.ts";
import { sampleResult } from "./sampleResult.ts";

describe("the central bank in the report", () => {
  const unit = { decimals: 2 };

  it("has the rows of the PBoC, and a day that moves reserves and nothing else", () => {
    const moved = rowsOf(family()).filter(({ before, after }) => before !== after);
    expect(moved.map(({ chinese, before, after }) => [chinese, after - before])).to.deep.equal([
      ["其他存款性公司存款", -20_001n],
      ["非金融机构存款", 20_001n],
      ["其中：支付机构客户备付金", 20_001n],
    ]);
  });

  it("balances, capital included, and loses no instrument that it doesn't know", () => {
    const odd = family();
    const sheet = odd.referee.closingSheets.find(({ kind }) => kind === "central_bank");
    Object.assign(sheet?.assets ?? {}, { moon_rock: "77" });
    Object.assign(sheet ?? {}, { equity: "77" });
    const rows = rowsOf(odd);
    const after = (chinese: string) => rows.find((row) => row.chinese === chinese)?.after;
    expect(after("其他资产")).to.equal(77n);
    expect(after("自有资金")).to.equal(77n);
    expect(after("总资产")).to.equal(300_077n);
    expect(after("总负债")).to.equal(300_077n);
  });

  it("counts e-CNY of the central bank as currency issue", () => {
    const digital = family();
    const sheet = digital.referee.closingSheets.find(({ kind }) => kind === "central_bank");
    Object.assign(sheet?.liabilities ?? {}, { e_cny: "5" });
    const rows = rowsOf(digital).filter(({ after, before }) => after - before === 5n);
    expect(rows.map(({ chinese }) => chinese)).to.include.members(["货币发行", "其中：数字人民币"]);
  });

  it("draws what the table says", () => {
    const rows = rowsOf(family());
    const [series] = centralBankChangeOption({ unit, rows }).series as [{ data: { value: number }[] }];
    expect(series.data.map(({ value }) => value)).to.deep.equal([0, 0, -200.01, 200.01]);
    expect(centralBankChangeNumbers({ unit, rows }).rows).to.have.length(rows.length);
  });

  it("finds M0, M1 and M2 under each definition, and says where it can't tell", () => {
    const fixed = (amount: bigint) => ({ low: amount, high: amount });
    const [without, withReserves, now] = aggregatesAt(family(), "closing");
    expect(without?.m0).to.deep.equal(fixed(0n));
    expect(without?.m1).to.deep.equal({ low: 0n, high: 479_999n });
    expect(without?.m2).to.deep.equal(fixed(479_999n));
    expect(withReserves?.m2).to.deep.equal(fixed(600_000n));
    expect(now?.m1).to.deep.equal(fixed(600_000n));
    expect(now?.reserveMoney).to.deep.equal(fixed(300_000n));
  });

  it("steps from M0 to M2 without a gap", () => {
    const [before, after] = [moneyParts(family(), "opening"), moneyParts(family(), "closing")];
    expect(after).to.deep.equal({ currency: 0n, deposits: 479_999n, clientReserves: 120_001n });
    const { rows } = moneySupplyNumbers({ unit, before, after });
    expect(rows.slice(4).map(([, , from, to, amount]) => [from, to, amount])).to.deep.equal([
      ["0.00", "0.00", "0.00"],
      ["0.00", "4799.99", "4799.99"],
      ["4799.99", "6000.00", "1200.01"],
      ["0.00", "6000.00", "6000.00"],
    ]);
  });
});

function family(): Family {
  const [first] = sampleResult().families;
  if (first === undefined) throw new Error("the sample has families");
  return first;
}

function rowsOf(of: Family) {
  const rows = centralBankRows(of);
  if (rows === undefined) throw new Error("the sample has a central bank");
  return rows;
}
