import { expect } from "chai";
import fc from "fast-check";

import { largestOffset, sums } from "../../../src/comparison/interbank/offset.ts";
import type { BankId, BankPayment } from "../../../src/scenario/interbank/orders.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const FUZZ = { seed: 20_191_111, numRuns: deep ? 5_000 : 200 };
const BANKS = ["a", "b", "c"] as const;

type Queues = Map<BankId, BankPayment[]>;
type Balances = ReadonlyMap<BankId, bigint>;

function pay(id: string, payer: string, payee: string, amountFen: bigint): BankPayment {
  return { kind: "payment", id, atSeconds: 0, payer, payee, amountFen, urgent: false };
}

/** Three banks with short queues and little money. */
const stuck = fc
  .record({
    held: fc.array(fc.nat(6), { minLength: 3, maxLength: 3 }),
    payments: fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 9 })), {
      maxLength: 9,
    }),
  })
  .map(({ held, payments }) => {
    const queues: Queues = new Map(BANKS.map((bank) => [bank, []]));
    for (const [index, [from, step, amount]] of payments.entries()) {
      const [payer, payee] = [BANKS[from] as string, BANKS[(from + step) % 3] as string];
      queues.get(payer)?.push(pay(`p${index}`, payer, payee, BigInt(amount)));
    }
    return { queues, balances: new Map(BANKS.map((bank, i) => [bank, BigInt(held[i] ?? 0)])) };
  });

function feasible(payments: readonly BankPayment[], balances: Balances): boolean {
  return [...sums(payments)].every(([bank, netFen]) => (balances.get(bank) ?? 0n) + netFen >= 0n);
}

/** Every choice of a prefix for each queue. */
function* choicesFrom(queues: Queues): Generator<readonly BankPayment[]> {
  const [a = [], b = [], c = []] = BANKS.map((bank) => queues.get(bank) ?? []);
  for (let i = 0; i <= a.length; i += 1) {
    for (let j = 0; j <= b.length; j += 1) {
      for (let k = 0; k <= c.length; k += 1) yield [...a.slice(0, i), ...b.slice(0, j), ...c.slice(0, k)];
    }
  }
}

describe(`offsetting over prefixes of the queues (seed ${FUZZ.seed})`, () => {
  it("finds the largest of all feasible sets, which holds every other", () => {
    const property = fc.property(stuck, ({ queues, balances }) => {
      const found = largestOffset(queues, balances, 16).map(({ id }) => id);
      let largest = 0;
      for (const choice of choicesFrom(queues)) {
        if (!feasible(choice, balances)) continue;
        expect(choice.every(({ id }) => found.includes(id))).to.equal(true);
        largest = Math.max(largest, choice.length);
      }
      expect(found.length).to.equal(largest);
    });
    fc.assert(property, FUZZ);
  });

  it("can't take any bank's next payment in, and leaves nobody below zero", () => {
    const property = fc.property(stuck, ({ queues, balances }) => {
      const found = largestOffset(queues, balances, 16);
      expect(feasible(found, balances)).to.equal(true);
      for (const [bank, queue] of queues) {
        const next = queue[found.filter(({ payer }) => payer === bank).length];
        if (next !== undefined) expect(feasible([...found, next], balances)).to.equal(false);
      }
    });
    fc.assert(property, FUZZ);
  });

  it("doesn't depend on the order in which banks are looked at", () => {
    const idsOf = (payments: readonly BankPayment[]) => payments.map(({ id }) => id).sort();
    const orders = fc.shuffledSubarray([...BANKS], { minLength: 3 });
    const property = fc.property(stuck, orders, ({ queues, balances }, order) => {
      const reordered = new Map(order.map((bank) => [bank, queues.get(bank) ?? []]));
      const found = idsOf(largestOffset(reordered, balances, 16));
      expect(found).to.deep.equal(idsOf(largestOffset(queues, balances, 16)));
    });
    fc.assert(property, FUZZ);
  });

  it("looks no further than its window, and finds nothing in a deadlock", () => {
    const queues: Queues = new Map([
      ["a", [pay("a1", "a", "b", 5n), pay("a2", "a", "b", 4n)]],
      ["b", [pay("b1", "b", "a", 9n)]],
    ]);
    const nothing = new Map(BANKS.map((bank) => [bank, 0n]));
    expect(largestOffset(queues, nothing, 2)).to.have.length(3);
    expect(largestOffset(queues, nothing, 1)).to.deep.equal([]);
  });
});
