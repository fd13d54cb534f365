import { expect } from "chai";

import { DealerCore } from "../../../src/onchain/libra/dealerCore.ts";
import type { Instruction, InstructionKind } from "../../../src/scenario/instructions.ts";
import { libraDay } from "../../../src/scenario/libra/libraDay.ts";
import { DEFAULT_LIBRA } from "../../../src/scenario/libra/parameters.ts";
import { smallWorld } from "../../comparison/smallWorld.ts";

/** 10,000 micro to the fen. */
const DAY = libraDay(smallWorld(), { ...DEFAULT_LIBRA, fenPerUsd: 100n, dealerDepositPercent: 100n });
const FEN = 10_000n;

function order(kind: InstructionKind, payer: string, payee: string, amount: bigint): Instruction {
  return { id: "i", atSeconds: 0, kind, payer, payee, amount };
}

describe("the dealer's view of the banks' books", () => {
  it("refuses where the holder has no account at the bank, for either kind", () => {
    const core = new DealerCore(DAY);
    expect(core.refusalOf(order("top_up", "cmb", "ann", 1n))).to.equal("NO_BANK_ACCOUNT");
    expect(core.refusalOf(order("withdrawal", "ann", "cmb", 1n))).to.equal("NO_BANK_ACCOUNT");
  });

  it("sells up to the last micro of the holder's deposit", () => {
    const core = new DealerCore(DAY);
    expect(core.refusalOf(order("top_up", "icbc", "ann", 200n * FEN))).to.equal(undefined);
    expect(core.refusalOf(order("top_up", "icbc", "ann", 200n * FEN + 1n))).to.equal("DEPOSIT_INSUFFICIENT");
  });

  it("buys up to the last micro of its own deposit at that bank", () => {
    const core = new DealerCore(DAY);
    expect(core.refusalOf(order("withdrawal", "bo", "cmb", 40n * FEN))).to.equal(undefined);
    expect(core.refusalOf(order("withdrawal", "bo", "cmb", 40n * FEN + 1n))).to.equal(
      "DEALER_CASH_INSUFFICIENT",
    );
  });

  it("moves one bank's deposits between holder and dealer, and nothing for a payment", () => {
    const core = new DealerCore(DAY);
    core.settled(order("top_up", "icbc", "ann", 5n));
    core.settled(order("payment", "ann", "bo", 5n));
    core.settled(order("withdrawal", "bo", "cmb", 7n));
    expect(core.depositOf("ann")).to.equal(200n * FEN - 5n);
    expect(core.dealerDepositAt("icbc")).to.equal(500n * FEN + 5n);
    expect(core.depositOf("bo")).to.equal(90n * FEN + 7n);
    expect(core.dealerDepositAt("cmb")).to.equal(40n * FEN - 7n);
  });

  it("pays between the dealer and the reserve at the custodian bank", () => {
    const core = new DealerCore(DAY);
    core.payOut(9n);
    expect([core.reserve, core.dealerDepositAt("icbc")]).to.deep.equal([
      DAY.coinsOutstanding - 9n,
      500n * FEN + 9n,
    ]);
    core.payIn(9n);
    expect([core.reserve, core.dealerDepositAt("icbc")]).to.deep.equal([DAY.coinsOutstanding, 500n * FEN]);
    expect(() => core.payIn(500n * FEN + 1n)).to.throw("The dealer would have -1 micro at icbc");
  });
});
