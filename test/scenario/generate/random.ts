import { expect } from "chai";

import { randomFrom } from "../../../src/scenario/generate/random.ts";

const DRAWS = 20_000;
const XOSHIRO = [3_113_098_869, 2_266_998_103, 4_178_833_262, 62_859_315];

describe("random numbers from a seed", () => {
  it("are the same for the same seed, and others for another", () => {
    const draw = (seed: string) => {
      const random = randomFrom(seed);
      return Array.from({ length: 5 }, () => random.below(1_000_000));
    };
    expect(draw("a")).to.deep.equal(draw("a"));
    expect(draw("a")).to.not.deep.equal(draw("b"));
  });

  it("follow xoshiro128** on every machine", () => {
    // computed once with an independent Python program from the published algorithm
    const random = randomFrom("jiaozi");
    expect(Array.from({ length: 4 }, () => random.below(2 ** 32))).to.deep.equal(XOSHIRO);
  });

  it("fill a range evenly, its ends included", () => {
    const random = randomFrom("even");
    const counts = Array<number>(7).fill(0);
    for (let n = 0; n < DRAWS; n += 1) counts[random.below(7)] = (counts[random.below(7)] ?? 0) + 1;
    for (const count of counts) expect(count).to.be.closeTo(DRAWS / 7, 250);
  });

  it("lie strictly between 0 and 1 as parts", () => {
    const random = randomFrom("unit");
    const draws = Array.from({ length: DRAWS }, () => random.unit());
    expect(Math.min(...draws)).to.be.greaterThan(0);
    expect(Math.max(...draws)).to.be.lessThan(1);
    expect(draws.reduce((sum, draw) => sum + draw, 0) / DRAWS).to.be.closeTo(0.5, 0.01);
  });

  it("shuffle without losing or doubling anything", () => {
    const items = Array.from({ length: 100 }, (_, index) => index);
    const shuffled = randomFrom("deck").shuffled(items);
    expect(shuffled).to.not.deep.equal(items);
    expect(shuffled.toSorted((a, b) => a - b)).to.deep.equal(items);
  });
});
