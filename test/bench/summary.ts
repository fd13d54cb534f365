import { expect } from "chai";

import { measureRound } from "../../src/bench/inTurn.ts";
import type { Measurement } from "../../src/bench/measurement.ts";
import { ratioOf, spreadOf, verdictOf } from "../../src/bench/summary.ts";

const side = (...perSecond: number[]) => ({ name: "a side", counts: "committed", perSecond });
const measured = (baseline: number[], ours: number[], target?: number): Measurement => ({
  ...{ what: "payments", unit: "payments/s", baseline: side(...baseline), ours: side(...ours) },
  ...(target === undefined ? {} : { target }),
});

describe("the summary of a measurement", () => {
  it("has median, lowest and highest, whatever the order, and an even number's middle", () => {
    expect(spreadOf(side(30, 10, 20))).to.deep.equal({ median: 20, lowest: 10, highest: 30 });
    expect(spreadOf(side(40, 10, 20, 35))).to.deep.equal({ median: 27.5, lowest: 10, highest: 40 });
    expect(spreadOf(side(9, 100))).to.deep.equal({ median: 54.5, lowest: 9, highest: 100 });
  });

  it("refuses what was never measured", () => {
    expect(() => spreadOf(side())).to.throw("a side was never measured");
  });

  it("compares medians", () => {
    expect(ratioOf(measured([1, 100, 1_000], [50, 60, 1]))).to.equal(0.5);
  });

  it("is met at the target exactly, missed below it, and only observed without one", () => {
    expect(verdictOf(measured([100], [90], 0.9))).to.equal("met");
    expect(verdictOf(measured([100], [89], 0.9))).to.equal("missed");
    expect(verdictOf(measured([100], [1]))).to.equal("observed");
  });
});

describe("measuring in turn", () => {
  it("goes back and forth, so that nobody is always first", async () => {
    const order: string[] = [];
    const contender = (name: string) => ({
      name,
      run: (repetition: number) => {
        order.push(name);
        return Promise.resolve(repetition);
      },
    });
    const contenders = ["a", "b", "c"].map(contender);
    const told: string[] = [];
    for (const repetition of [0, 1]) {
      const figures = await measureRound(contenders, repetition, (name) => told.push(name));
      expect([...figures.values()]).to.deep.equal([repetition, repetition, repetition]);
    }
    expect(order).to.deep.equal(["a", "b", "c", "c", "b", "a"]);
    expect(told).to.deep.equal(order);
  });
});
