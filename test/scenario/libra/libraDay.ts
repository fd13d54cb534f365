import { expect } from "chai";

import { JiaoziError } from "../../../src/catalogue/errors.ts";
import { libraDay } from "../../../src/scenario/libra/libraDay.ts";
import { DEFAULT_LIBRA } from "../../../src/scenario/libra/parameters.ts";
import { smallWorld } from "../../comparison/smallWorld.ts";

const PARAMETERS = { ...DEFAULT_LIBRA, fenPerUsd: 700n };

describe("the opening of a day in ≋USD", () => {
  const day = libraDay(smallWorld(), PARAMETERS);

  it("converts wallets, frozen parts and deposits, each rounded down, and keeps statuses", () => {
    // 80, 50 and 30 fen at 700
    expect(day.holders.get("cai")).to.include({ coins: 114_285n, frozen: 71_428n, deposit: 42_857n });
    expect(day.holders.get("dan")).to.include({ walletStatus: "frozen", coins: 100_000n, vasp: "alipay" });
    expect(day.holders.get("eve")).to.include({ walletStatus: "none", coins: 0n });
  });

  it("gives the dealer its share of the holders' coins and of each bank's reserve", () => {
    // 142,857 + 85,714 + 114,285 + 100,000 = 442,856
    expect(day.inventoryTarget).to.equal(44_285n);
    expect([...day.dealerDeposits]).to.deep.equal([
      ["icbc", 71_428n], // 10 % of 714,285
      ["cmb", 5_714n], // 10 % of 57,142
    ]);
  });

  it("deposits what all coins are worth at the first bank of the file", () => {
    expect(day.custodianBank).to.equal("icbc");
    expect(day.coinsOutstanding).to.equal(442_856n + 44_285n);
  });

  it("lets borrowers owe each bank what it owes", () => {
    const icbc = 285_714n + 42_857n + 142_857n + 71_428n + day.coinsOutstanding; // ann, cai, eve, dealer
    const cmb = 128_571n + 100_000n + 5_714n; // bo, dan, dealer
    expect([...day.loans]).to.deep.equal([
      ["icbc", icbc],
      ["cmb", cmb],
    ]);
  });

  it("refuses a day without a bank, and one too large for the contracts", () => {
    const world = smallWorld();
    const ann = world.holders.get("ann");
    if (ann === undefined) throw new Error("no ann");
    const rich = new Map([["ann", { ...ann, depositFen: 2n ** 90n }]]);
    for (const participants of [
      { ...world, banks: new Map() },
      { ...world, holders: rich },
    ]) {
      expect(() => libraDay(participants, PARAMETERS))
        .to.throw(JiaoziError)
        .with.property("code", "BAD_FIELD");
    }
  });

  it("freezes as well with what no balance can reach", () => {
    const world = smallWorld();
    const cai = world.holders.get("cai");
    if (cai === undefined) throw new Error("no cai");
    const holders = new Map([["cai", { ...cai, frozenFen: 2n ** 95n }]]);
    expect(libraDay({ ...world, holders }, PARAMETERS).holders.get("cai")?.frozen).to.equal(2n ** 96n - 1n);
  });
});
