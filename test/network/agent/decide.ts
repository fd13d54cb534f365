import { expect } from "chai";
import fc from "fast-check";

import { FEWEST_VALIDATORS, nextVote } from "../../../network/agent/decide.ts";

const SEED = 20_261_123;
const node = fc.integer({ min: 1, max: 12 }).map((number) => `0x${number.toString(16).padStart(40, "0")}`);
const nodes = fc.uniqueArray(node, { minLength: FEWEST_VALIDATORS, maxLength: 10 });

describe("what a validator votes for", () => {
  const [a = "", b = "", c = "", d = "", e = ""] = [1, 2, 3, 4, 5].map(
    (digit) => `0x${String(digit).repeat(40)}`,
  );

  it("is nothing when the engine has the decided validators, in whatever order and case", () => {
    const decided = ["0xABCDEF0123456789ABCDEF0123456789ABCDEF01", b, c, d];
    const engine = [d, c, b, "0xabcdef0123456789abcdef0123456789abcdef01"];
    expect(nextVote({ decided, engine, self: b })).to.equal(undefined);
  });

  it("is an admission before any removal", () => {
    const vote = nextVote({ decided: [a, b, c, e], engine: [a, b, c, d], self: a });
    expect(vote).to.deep.equal({ key: "governance.addvalidator", node: e });
  });

  it("is never our own removal, which is the others' to vote for", () => {
    const sets = { decided: [a, b, c, d], engine: [a, b, c, d, e] };
    expect(nextVote({ ...sets, self: e })).to.equal(undefined);
    expect(nextVote({ ...sets, self: a })).to.deep.equal({ key: "governance.removevalidator", node: e });
  });

  it("is nothing when the decision leaves too few to lose one", () => {
    expect(nextVote({ decided: [a, b, c], engine: [a, b, c, d], self: a })).to.equal(undefined);
  });

  it("leads, step by step, to the decided validators, never below what the fewer of the two had", () => {
    fc.assert(
      fc.property(nodes, nodes, (decided, start) => {
        const engine = new Set(start);
        for (let step = 0; step <= decided.length + start.length; step += 1) {
          const voter = [...engine].find((one) => decided.includes(one)) ?? [...engine][0] ?? "";
          const vote = nextVote({ decided, engine: [...engine], self: voter });
          if (vote === undefined) break;
          if (vote.key === "governance.addvalidator") engine.add(vote.node);
          else engine.delete(vote.node);
          expect(engine.size).to.be.at.least(Math.min(decided.length, start.length));
        }
        expect([...engine].sort()).to.deep.equal([...decided].sort());
      }),
      { seed: SEED },
    );
  });
});
