import { expect } from "chai";

import { Latencies } from "../../../src/comparison/timed/latencies.ts";
import { arrivals } from "../../../src/comparison/timed/pace.ts";
import { ticksIn } from "../../../src/comparison/timed/processorTime.ts";
import { spreadOf } from "../../../src/comparison/timed/spread.ts";
import { turns } from "../../../src/comparison/timed/timedSeries.ts";
import { randomFrom } from "../../../src/scenario/generate/random.ts";

const SEED = "timed figures";

describe("figures of a timed run", () => {
  it("have quantiles within a thousandth of those of the sorted latencies", () => {
    const random = randomFrom(SEED);
    const all = Array.from({ length: 20_000 }, () => 0.05 * Math.exp(12 * random.unit()));
    const latencies = new Latencies();
    for (const ms of all) latencies.record(ms);
    all.sort((a, b) => a - b);
    const { p50, p95, p99, max, mean } = latencies.quantiles();
    for (const [found, percent] of [
      [p50, 50],
      [p95, 95],
      [p99, 99],
    ] as const) {
      const exact = all[Math.ceil((percent / 100) * all.length) - 1] as number;
      expect(found / exact, `p${percent}, seed ${SEED}`).to.be.within(0.999, 1.002);
    }
    expect(max).to.equal(all.at(-1));
    expect(mean).to.be.closeTo(all.reduce((sum, ms) => sum + ms, 0) / all.length, 1e-6);
  });

  it("are merged as if they had been recorded together", () => {
    const [one, other, both] = [new Latencies(), new Latencies(), new Latencies()];
    for (let ms = 1; ms <= 100; ms += 1) {
      (ms <= 60 ? one : other).record(ms);
      both.record(ms);
    }
    one.merge(other);
    one.merge(new Latencies());
    expect(one.quantiles()).to.deep.equal(both.quantiles());
    expect(one.cumulative()).to.deep.equal(both.cumulative());
    expect(one.cumulative().at(-1)).to.deep.equal({ percent: 100, ms: 100 });
    expect(one.count).to.equal(100);
  });

  it("rise along the cumulative distribution, which is empty when nothing was recorded", () => {
    const latencies = new Latencies();
    expect(latencies.cumulative()).to.deep.equal([]);
    expect(latencies.quantiles().max).to.equal(0);
    for (const ms of [3, 1, 2, 0]) latencies.record(ms);
    const drawn = latencies.cumulative().map(({ ms }) => ms);
    expect(drawn).to.deep.equal([...drawn].sort((a, b) => a - b));
  });

  it("follow the file's times, so many times as fast, from the first on and never backwards", () => {
    const due = arrivals({ kind: "file", speedUp: 100 });
    expect([1_000, 1_000, 1_050, 1_049, 1_100].map((atSeconds) => due({ atSeconds }))).to.deep.equal([
      0, 0, 500, 500, 1_000,
    ]);
  });

  it("follow a Poisson process of the rate, the same from the same seed", () => {
    const times = (seed: string) => {
      const due = arrivals({ kind: "rate", perSecond: 200, seed });
      return Array.from({ length: 10_000 }, () => due({ atSeconds: 0 }));
    };
    const [first, again, other] = [times("a"), times("a"), times("b")];
    expect(again).to.deep.equal(first);
    expect(other).to.not.deep.equal(first);
    const gaps = first.map((ms, place) => ms - (first[place - 1] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
    expect(mean).to.be.within(4.8, 5.2);
    expect(Math.sqrt(variance) / mean).to.be.within(0.95, 1.05);
    expect(Math.min(...gaps)).to.be.greaterThan(0);
  });

  it("are summed up by the median and the extremes", () => {
    expect(spreadOf([5, 1, 3])).to.deep.equal({ median: 3, lowest: 1, highest: 5 });
    expect(spreadOf([4, 1, 3, 2])).to.deep.equal({ median: 2.5, lowest: 1, highest: 4 });
    expect(spreadOf([7])).to.deep.equal({ median: 7, lowest: 7, highest: 7 });
    expect(() => spreadOf([])).to.throw(RangeError);
  });

  it("are taken in turn, beginning with another each time", () => {
    expect([1, 2, 3, 4].map((repetition) => turns(["a", "b", "c"], repetition).join(""))).to.deep.equal([
      "abc",
      "bca",
      "cab",
      "abc",
    ]);
  });

  it("read the ticks of a process whose name looks like fields", () => {
    const stat = "42 (a) 9 8) S 1 42 42 0 -1 4194304 100 200 3 4 11 22 33 44 20 0 5 0 12345";
    expect(ticksIn(stat)).to.equal(110);
    expect(ticksIn("")).to.equal(0);
  });
});
