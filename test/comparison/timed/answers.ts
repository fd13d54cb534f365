import { expect } from "chai";

import { REFUSALS } from "../../../src/catalogue/refusals.ts";
import { Answers } from "../../../src/comparison/timed/answers.ts";
import type { Decision } from "../../../src/scenario/rail.ts";

describe("answers by place", () => {
  it("are kept as they were given, in whatever order they come", () => {
    const answers = new Answers();
    const decisions = REFUSALS.flatMap((reason): Decision[] =>
      [false, true].map((replayed) =>
        reason === "NONE"
          ? { id: "i", status: "accepted", replayed }
          : { id: "i", status: "rejected", reason, replayed },
      ),
    );
    const placeOf = (index: number) => (decisions.length - index) * 1_000;
    for (const [index, decision] of decisions.entries()) answers.put(placeOf(index), "i", decision);
    for (const [index, decision] of decisions.entries()) {
      expect({ id: "i", ...answers.at(placeOf(index)) }).to.deep.equal(decision);
    }
    expect(answers.count).to.equal(decisions.length);
    expect(answers.at(1)).to.equal(undefined);
    expect(answers.at(10_000_000)).to.equal(undefined);
  });

  it("are refused for another instruction, and a second time", () => {
    const answers = new Answers();
    const decision: Decision = { id: "i", status: "accepted", replayed: false };
    answers.put(7, "i", decision);
    expect(() => answers.put(7, "i", decision)).to.throw("i was answered twice");
    expect(() => answers.put(8, "j", decision)).to.throw("j was answered with the decision on i");
    expect(answers.count).to.equal(1);
  });
});
