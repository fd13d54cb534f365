import { expect } from "chai";

import {
  exponential,
  logarithm,
  lognormal,
  normalQuantile,
} from "../../../src/scenario/generate/lognormal.ts";

describe("lognormal sizes", () => {
  it("have an exponential and a logarithm as exact as the engine's", () => {
    for (const x of [-20, -3.7, -0.5, 0, 1e-9, 0.3, 0.51, 1, 2.5, 12]) {
      expect(exponential(x) / Math.exp(x), `e^${x}`).to.be.closeTo(1, 1e-12);
    }
    for (const x of [1e-9, 0.01, 0.5, 0.7499, 1.4999, 1.5001, 2, 10, 12_345.678]) {
      expect(logarithm(x), `ln ${x}`).to.be.closeTo(Math.log(x), 1e-12);
    }
    expect(logarithm(1)).to.equal(0);
  });

  it("have the quantiles of the standard normal", () => {
    const table = [
      [0.5, 0],
      [0.841_344_7, 1],
      [0.95, 1.644_854],
      [0.975, 1.959_964],
      [0.001_349_9, -3],
      [1e-9, -5.997_807],
    ] as const;
    for (const [probability, quantile] of table) {
      expect(normalQuantile(probability), `p = ${probability}`).to.be.closeTo(quantile, 0.000_5);
    }
  });

  it("have the median that was asked for, and the spread around it", () => {
    expect(lognormal(25, 1.8, 0.5)).to.be.closeTo(25, 0.02);
    expect(lognormal(25, 1.8, 0.841_344_7)).to.be.closeTo(25 * Math.exp(1.8), 0.2);
  });
});
