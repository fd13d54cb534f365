import { expect } from "chai";

import { BankCore } from "../../../src/onchain/alipay2/bankCore.ts";
import type { Instruction } from "../../../src/scenario/instructions.ts";
import { smallWorld } from "../../comparison/smallWorld.ts";

const topUp = (payer: string, payee: string, amountFen: bigint): Instruction => {
  return { id: "t", atSeconds: 0, kind: "top_up", payer, payee, amount: amountFen };
};
const withdrawal = (payer: string, payee: string, amountFen: bigint): Instruction => {
  return { id: "w", atSeconds: 0, kind: "withdrawal", payer, payee, amount: amountFen };
};

describe("a bank's deposit book", () => {
  let core: BankCore;

  beforeEach(() => {
    core = new BankCore(smallWorld().holders.values());
  });

  it("has no account for another bank's customer", () => {
    expect(core.refusalOf(topUp("cmb", "ann", 1n))).to.equal("NO_BANK_ACCOUNT");
    expect(core.refusalOf(withdrawal("ann", "cmb", 1n))).to.equal("NO_BANK_ACCOUNT");
  });

  it("pays for a top-up up to the last fen of the deposit", () => {
    expect(core.refusalOf(topUp("icbc", "ann", 200n))).to.equal(undefined);
    expect(core.refusalOf(topUp("icbc", "ann", 201n))).to.equal("DEPOSIT_INSUFFICIENT");
  });

  it("takes any withdrawal into the deposit, and may then pay it out again", () => {
    expect(core.refusalOf(withdrawal("ann", "icbc", 10_000n))).to.equal(undefined);
    core.settled(withdrawal("ann", "icbc", 50n));
    expect(core.depositOf("ann")).to.equal(250n);
    core.settled(topUp("icbc", "ann", 250n));
    expect(core.depositOf("ann")).to.equal(0n);
  });

  it("has nothing to do with payments between wallets", () => {
    const payment: Instruction = {
      id: "p",
      atSeconds: 0,
      kind: "payment",
      payer: "ann",
      payee: "bo",
      amount: 9n,
    };
    expect(core.refusalOf(payment)).to.equal(undefined);
    core.settled(payment);
    expect(core.depositOf("ann")).to.equal(200n);
  });
});
