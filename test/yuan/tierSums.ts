import { expect } from "chai";

import { type Chain, openChain } from "../behaviours/chain.ts";
import { deployTiers } from "./deployTiers.ts";
import { tieredPayments } from "./tieredPayments.ts";

const chain = await openChain();
const { pay } = tieredPayments(chain);
/** What a sum of 40 bits holds. */
const MOST = 2n ** 40n - 1n;
const PAID_BY_QR = 70n;

/** Alice, under a tier without limits, has more than a sum can hold. */
async function withMuchMoney(on: Chain) {
  const system = await deployTiers(on);
  const { centralBank, people, setLimits, identify, topUp } = system;
  await centralBank.connect(people.issuer).issueReserves(people.icbc, 2n * MOST);
  await topUp(people.alice, 2n * MOST);
  await setLimits(2, {});
  await identify(people.alice, 2);
  return system;
}

describe("What a wallet has paid in all", () => {
  it("stays at the most that can be counted, and goes on by itself for what is less", async () => {
    const system = await chain.restore(withMuchMoney);
    const { tiers, people } = system;
    await pay(system, "nearly all", MOST - 100n);
    await pay(system, "by code", PAID_BY_QR, { qr: true });
    await pay(system, "over", 31n);
    expect(await tiers.paidBy(people.alice)).to.deep.equal([MOST, MOST, MOST, PAID_BY_QR]);
    await pay(system, "by code again", 5n, { qr: true });
    expect(await tiers.paidBy(people.alice)).to.deep.equal([MOST, MOST, MOST, PAID_BY_QR + 5n]);
    await pay(system, "more than fits", MOST + 1n, { qr: true });
    expect(await tiers.paidBy(people.alice)).to.deep.equal([MOST, MOST, MOST, MOST]);
  });

  it("begins anew with the day, but not with it for the lifetime", async () => {
    const system = await chain.restore(withMuchMoney);
    const { tiers, people } = system;
    const midnight = Date.parse("2031-03-02T00:00:00+08:00") / 1000;
    await pay(system, "one day", MOST - 1n, { at: BigInt(midnight) - 1n });
    await pay(system, "the next", 10n, { at: BigInt(midnight) });
    expect(await tiers.paidBy(people.alice)).to.deep.equal([10n, MOST, MOST, 0n]);
  });
});
