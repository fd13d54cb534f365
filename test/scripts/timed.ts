import { expect } from "chai";

import { requireTimedUsage } from "../../scripts/timed/addTimed.ts";
import { timedPlanOf } from "../../scripts/timed/options.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";

const DAY = { opensAtSeconds: 0, closesAtSeconds: 86_400, keySeed: "seed" };
const BLOCK_MS = 1_000;

describe("options of a timed run", () => {
  it("default to the sample day in twenty seconds, five times, with a commit window as long as a block", () => {
    expect(timedPlanOf({}, DAY, 2_400, BLOCK_MS)).to.deep.equal({
      pace: { kind: "file", speedUp: 4_320 },
      repeats: 5,
      warmUpSeconds: 2,
      commitWindowMs: BLOCK_MS,
      blocksAreFinal: false,
    });
  });

  it("load the rails no more for a longer day, and warm up no longer than a tenth of a short one", () => {
    expect(timedPlanOf({}, DAY, 24_000, BLOCK_MS).pace).to.deep.equal({ kind: "file", speedUp: 432 });
    expect(timedPlanOf({ "speed-up": "17280" }, DAY, 10, BLOCK_MS).warmUpSeconds).to.equal(0.5);
  });

  it("take a rate instead, from the day's seed, and no window", () => {
    const plan = timedPlanOf(
      { rate: "500", repeats: "3", "warm-up": "1", "commit-window": "0" },
      DAY,
      2_400,
      BLOCK_MS,
    );
    expect(plan).to.deep.equal({
      pace: { kind: "rate", perSecond: 500, seed: "seed" },
      repeats: 3,
      warmUpSeconds: 1,
      commitWindowMs: undefined,
      blocksAreFinal: false,
    });
  });

  it("are refused before anything is settled when they can't be", () => {
    const refused: Record<string, string | boolean>[] = [
      { rate: "5" },
      { timed: true, resume: true },
      { timed: true, rate: "5", "speed-up": "5" },
      { timed: true, repeats: "2" },
      { timed: true, rate: "0" },
      { timed: true, "warm-up": "-1" },
      { timed: true, "final-blocks": true },
    ];
    for (const values of refused) {
      expect(() => requireTimedUsage(values), JSON.stringify(values))
        .to.throw(JiaoziError)
        .with.property("code", "BAD_USAGE");
    }
    expect(() => requireTimedUsage({})).to.not.throw();
    expect(() => requireTimedUsage({ timed: true, rate: "5" })).to.not.throw();
  });
});
