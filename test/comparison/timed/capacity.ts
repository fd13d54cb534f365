import { expect } from "chai";

import { findCapacity, isSustained } from "../../../src/comparison/timed/capacity.ts";
import { Stopwatch } from "../../../src/comparison/timed/stopwatch.ts";
import type { Step } from "../steps.ts";
import { smallContestant } from "./queueingRail.ts";
import { VirtualClock } from "./virtualClock.ts";

const COUNT = 150;
const SECONDS = 5;
const PLAN: Step[] = Array.from({ length: COUNT }, () => ({
  does: "instruct",
  kind: "top_up",
  from: 0,
  to: 1,
  amountFen: 1n,
}));

describe("the highest rate that a rail sustains", () => {
  const search = (serviceMs: number, firstPerSecond: number) => {
    const clock = new VirtualClock();
    return findCapacity(smallContestant(PLAN, clock, { serviceMs }), {
      firstPerSecond,
      secondsPerTrial: SECONDS,
      warmUpSeconds: 1,
      boundMs: 400,
      instructions: COUNT,
      seed: "capacity",
      clock,
    });
  };

  it("is found between a rate that holds and one that doesn't, below what the rail can do at most", async () => {
    // 20 a second at most; random arrivals queue before that
    const { perSecond = 0, isLimitedByDay, trials } = await search(50, 4);
    expect(perSecond).to.be.within(10, 20);
    expect(isLimitedByDay).to.equal(false);
    expect(trials.slice(0, 4).map(({ perSecond: rate }) => rate)).to.deep.equal([4, 6, 9, 14]);
    const failed = trials.filter(({ isSustained }) => !isSustained).map(({ perSecond: rate }) => rate);
    expect(Math.min(...failed)).to.be.within(perSecond, perSecond * 1.2);
    expect(trials.at(-1)?.settledPerSecond).to.be.lessThan(20.5);
  });

  it("is looked for below the first rate when that is too high", async () => {
    const { perSecond = 0, trials } = await search(60, 30);
    expect(trials[0]).to.include({ perSecond: 30, isSustained: false });
    expect(perSecond).to.be.within(7, 16);
  });

  it("is said to be limited by the day when the day runs out", async () => {
    const { perSecond, isLimitedByDay } = await search(1, 20);
    expect({ perSecond, isLimitedByDay }).to.deep.equal({ perSecond: COUNT / SECONDS, isLimitedByDay: true });
  });

  it("isn't given when nothing is sustained", async () => {
    const { perSecond, trials } = await search(2_000, 2);
    expect(perSecond).to.equal(undefined);
    expect(trials.map(({ perSecond: rate }) => rate)).to.deep.equal([2, 1]);
  });

  it("holds p99, drain and growth each to the bound", () => {
    const readings = new Stopwatch(0, 10_000, 0).readings();
    const latencyMs = { ...readings.latencyMs, p99: 1_000 };
    const good = { ...readings, latencyMs, drainSeconds: 1, halvesMs: [400, 900] as const };
    expect(isSustained(good, 1_000)).to.equal(true);
    expect(isSustained({ ...good, latencyMs: { ...latencyMs, p99: 1_001 } }, 1_000)).to.equal(false);
    expect(isSustained({ ...good, drainSeconds: 1.001 }, 1_000)).to.equal(false);
    expect(isSustained({ ...good, halvesMs: [399, 900] }, 1_000)).to.equal(false);
  });
});
