import { expect } from "chai";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { type Limits } from "./deployTiers.ts";
import { paymentOf, refusal, sign } from "./statements.ts";
import { LAST_OF_DAY, LAST_OF_YEAR, type Reason, none, tieredPayments } from "./tieredPayments.ts";

const chain = await openChain();
const { load, pay, tiered } = tieredPayments(chain);

describe("Limits of a tier, exactly at them and one fen over", () => {
  const cases: [keyof Limits, Reason, boolean][] = [
    ["dayFen", "DAY_LIMIT_EXCEEDED", false],
    ["yearFen", "YEAR_LIMIT_EXCEEDED", false],
    ["lifetimeFen", "LIFETIME_LIMIT_EXCEEDED", false],
    ["staticQrDayFen", "QR_LIMIT_EXCEEDED", true],
  ];
  for (const [limit, reason, qr] of cases) {
    it(`${limit}: sums of payments, ${reason}`, async () => {
      const system = await tiered({ [limit]: 1_000n });
      expect(await pay(system, "one", 999n, { qr })).to.equal(none);
      expect(await pay(system, "two", 2n, { qr })).to.equal(BigInt(refusal(reason)));
      expect(await pay(system, "three", 1n, { qr })).to.equal(none);
      expect(await pay(system, "four", 1n, { qr })).to.equal(BigInt(refusal(reason)));
      expect(await system.yuan.balanceOf(system.people.bob)).to.equal(101_000n);
    });
  }

  it("singleFen: one payment, SINGLE_LIMIT_EXCEEDED", async () => {
    const system = await tiered({ singleFen: 1_000n });
    expect(await pay(system, "one", 1_000n)).to.equal(none);
    expect(await pay(system, "two", 1_001n)).to.equal(BigInt(refusal("SINGLE_LIMIT_EXCEEDED")));
  });

  it("balanceFen: what the payee would hold, by payment and by top-up", async () => {
    const system = await load();
    const { people, setLimits, identify, yuan, topUp } = system;
    await setLimits(1, { balanceFen: 101_000n });
    await identify(people.bob, 1);
    expect(await pay(system, "one", 1_001n)).to.equal(BigInt(refusal("BALANCE_LIMIT_EXCEEDED")));
    expect(await pay(system, "two", 999n)).to.equal(none);
    await topUp(people.bob, 2n);
    expect(await yuan.balanceOf(people.bob)).to.equal(100_999n);
    await topUp(people.bob, 1n);
    expect(await yuan.balanceOf(people.bob)).to.equal(101_000n);
    expect(await pay(system, "three", 1n)).to.equal(BigInt(refusal("BALANCE_LIMIT_EXCEEDED")));
  });

  it("static QR payments count under the other limits too, and others not under that of static QR", async () => {
    const system = await tiered({ dayFen: 1_000n, staticQrDayFen: 600n });
    expect(await pay(system, "one", 400n)).to.equal(none);
    expect(await pay(system, "two", 600n, { qr: true })).to.equal(none);
    expect(await pay(system, "three", 1n, { qr: true })).to.equal(BigInt(refusal("DAY_LIMIT_EXCEEDED")));
    const paid = await system.tiers.paidBy(system.people.alice);
    expect(paid).to.deep.equal([1_000n, 1_000n, 1_000n, 600n]);
  });

  it("a flag that the payer didn't sign is no payment of the payer's", async () => {
    const { yuan, people } = await tiered({ staticQrDayFen: 1n });
    const payment = await paymentOf(people.alice, people.bob);
    const signature = await sign(yuan, people.alice, "StaticQrPayment", payment);
    await expect(yuan.connect(people.alipay).pay(payment, signature))
      .to.be.revertedWithCustomError(yuan, "InvalidPayerSignature")
      .withArgs(people.alice);
  });

  it("applies them in the order of the catalogue, after the rules for both ends", async () => {
    const all = { singleFen: 5n, dayFen: 4n, yearFen: 3n, lifetimeFen: 2n, staticQrDayFen: 1n };
    const system = await tiered(all);
    const { setLimits, people } = system;
    const fall: [keyof Limits, Reason][] = [
      ["singleFen", "SINGLE_LIMIT_EXCEEDED"],
      ["dayFen", "DAY_LIMIT_EXCEEDED"],
      ["yearFen", "YEAR_LIMIT_EXCEEDED"],
      ["lifetimeFen", "LIFETIME_LIMIT_EXCEEDED"],
    ];
    const left: Partial<Record<keyof Limits, bigint>> = { ...all };
    for (const [limit, reason] of fall) {
      expect(await pay(system, limit, 6n, { qr: true })).to.equal(BigInt(refusal(reason)));
      left[limit] = 0n;
      await setLimits(2, left);
    }
    await system.identify(people.bob, 2);
    await setLimits(2, { balanceFen: 1n, staticQrDayFen: 1n });
    expect(await pay(system, "b", 6n, { qr: true })).to.equal(BigInt(refusal("BALANCE_LIMIT_EXCEEDED")));
    await setLimits(2, { staticQrDayFen: 1n });
    expect(await pay(system, "q", 6n, { qr: true })).to.equal(BigInt(refusal("QR_LIMIT_EXCEEDED")));
    await system.yuan.connect(people.freezer).freeze(people.bob, bytes32("case"));
    expect(await pay(system, "f", 6n, { qr: true })).to.equal(BigInt(refusal("PAYEE_FROZEN")));
  });
});

describe("Days and years of limits, in China time", () => {
  it("begins a day at midnight: 16:00 UTC", async () => {
    const system = await tiered({ dayFen: 1_000n, yearFen: 1_600n, staticQrDayFen: 700n });
    expect(await pay(system, "one", 700n, { qr: true, at: LAST_OF_DAY - 1n })).to.equal(none);
    expect(await pay(system, "two", 301n, { at: LAST_OF_DAY })).to.equal(
      BigInt(refusal("DAY_LIMIT_EXCEEDED")),
    );
    expect(await pay(system, "three", 700n, { qr: true, at: LAST_OF_DAY + 1n })).to.equal(none);
    expect(await pay(system, "four", 201n)).to.equal(BigInt(refusal("YEAR_LIMIT_EXCEEDED")));
    expect(await pay(system, "five", 200n)).to.equal(none);
  });

  it("begins a year on the first of January, and never a lifetime", async () => {
    const system = await tiered({ yearFen: 1_000n, lifetimeFen: 1_900n });
    expect(await pay(system, "one", 1_000n, { at: LAST_OF_YEAR - 1n })).to.equal(none);
    expect(await pay(system, "two", 1n, { at: LAST_OF_YEAR })).to.equal(
      BigInt(refusal("YEAR_LIMIT_EXCEEDED")),
    );
    expect(await pay(system, "three", 900n, { at: LAST_OF_YEAR + 1n })).to.equal(none);
    expect(await pay(system, "four", 1n)).to.equal(BigInt(refusal("LIFETIME_LIMIT_EXCEEDED")));
  });

  it("counts on through an upgrade and a downgrade in the middle of the day", async () => {
    const system = await tiered({ dayFen: 1_000n });
    const { setLimits, identify, people } = system;
    await setLimits(3, { dayFen: 1_500n });
    expect(await pay(system, "one", 1_000n, { at: LAST_OF_DAY - 60n })).to.equal(none);
    await identify(people.alice, 3);
    expect(await pay(system, "two", 501n)).to.equal(BigInt(refusal("DAY_LIMIT_EXCEEDED")));
    expect(await pay(system, "three", 500n)).to.equal(none);
    await identify(people.alice, 2);
    expect(await pay(system, "four", 1n)).to.equal(BigInt(refusal("DAY_LIMIT_EXCEEDED")));
    expect(await pay(system, "five", 1_000n, { at: LAST_OF_DAY + 1n })).to.equal(none);
  });
});
