import { expect } from "chai";

import { withCommitWindow } from "../../../src/comparison/timed/commitWindow.ts";
import { timedRun } from "../../../src/comparison/timed/timedRun.ts";
import type { Step } from "../steps.ts";
import { smallContestant } from "./queueingRail.ts";
import { VirtualClock } from "./virtualClock.ts";

/** Every 10 ms from 0 to 50 at the pace below. */
const PLAN: Step[] = Array.from({ length: 6 }, () => ({
  does: "instruct",
  kind: "payment",
  from: 0,
  to: 5,
  amountFen: 1n,
}));

describe("a commit window", () => {
  it("hands over what came in a period when the period ends, and counts the wait as the rail's", async () => {
    const clock = new VirtualClock();
    // the run begins at a multiple of the period, so that 0 to 20 wait for 25, and 30 and 40 for 50
    const contestant = smallContestant(PLAN, clock, {
      serviceMs: 0,
      tampered: (rail) => withCommitWindow(rail, 25, clock),
    });
    const pace = { kind: "file", speedUp: 1_234_200 } as const;
    const { readings, answers } = await timedRun(contestant, { pace, warmUpSeconds: 0, clock });
    expect(answers.accepted).to.equal(6);
    // 25, 15, 5, then 20 and 10; what comes at 50 begins the next period
    expect(readings.latencyMs.mean).to.be.closeTo((25 + 15 + 5 + 20 + 10 + 25) / 6, 1e-9);
    expect(readings.stagesMs.wait + readings.stagesMs.sign).to.equal(0);
    expect(readings.stagesMs.queue).to.be.closeTo(readings.latencyMs.mean, 1e-9);
  });
});
