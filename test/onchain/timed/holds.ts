import { expect } from "chai";

import { BankCore } from "../../../src/onchain/alipay2/bankCore.ts";
import { dependenciesOf } from "../../../src/onchain/alipay2/routing.ts";
import { Holds } from "../../../src/onchain/timed/holds.ts";
import type { SignedInstruction } from "../../../src/scenario/instructions.ts";
import { smallWorld } from "../../comparison/smallWorld.ts";

/** ann's deposit is 200 fen, at ICBC. */
const topUp = (amount: bigint, differing: Partial<SignedInstruction> = {}): SignedInstruction => {
  const parties = { kind: "top_up", payer: "icbc", payee: "ann" } as const;
  return { id: `top-up of ${amount}`, atSeconds: 0, ...parties, amount, signature: "0x", ...differing };
};

describe("what a bank holds for instructions that are under way", () => {
  let bankCore: BankCore;
  let holds: Holds;

  beforeEach(() => {
    bankCore = new BankCore(smallWorld().holders.values());
    holds = new Holds({ dependenciesOf, refusalOf: (instruction) => bankCore.refusalOf(instruction) });
  });

  it("isn't promised twice", () => {
    expect(holds.decide(topUp(150n))).to.equal(undefined);
    expect(holds.decide(topUp(51n))).to.equal("DEPOSIT_INSUFFICIENT");
    expect(holds.decide(topUp(50n))).to.equal(undefined);
    expect(holds.decide(topUp(1n))).to.equal("DEPOSIT_INSUFFICIENT");
  });

  it("is free again when the chain refuses, and spent when it settles", () => {
    holds.decide(topUp(200n));
    holds.release(topUp(200n));
    expect(holds.decide(topUp(120n))).to.equal(undefined);
    holds.release(topUp(120n));
    bankCore.settled(topUp(120n));
    expect(holds.decide(topUp(81n))).to.equal("DEPOSIT_INSUFFICIENT");
    expect(holds.decide(topUp(80n))).to.equal(undefined);
  });

  it("holds nothing for what it refuses, nor for anybody else's deposit", () => {
    expect(holds.decide(topUp(201n))).to.equal("DEPOSIT_INSUFFICIENT");
    expect(holds.decide(topUp(200n))).to.equal(undefined);
    expect(holds.decide(topUp(90n, { payer: "cmb", payee: "bo" }))).to.equal(undefined);
    expect(holds.decide(topUp(1n, { payee: "bo" }))).to.equal("NO_BANK_ACCOUNT");
  });

  it("has no say in payments", () => {
    const payment = topUp(1_000_000n, { kind: "payment", payer: "ann", payee: "bo" });
    expect(holds.decide(payment)).to.equal(undefined);
    holds.release(payment);
  });
});
