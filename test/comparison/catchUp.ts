import { expect } from "chai";

import { CatchUp } from "../../src/comparison/catchUp.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import type { Decision, Rail } from "../../src/scenario/rail.ts";

/** A rail that accepts everything, and whose log holds some ids already. */
function railWith(held: readonly string[], recalls: boolean) {
  const log = new Set(held);
  const asked: string[] = [];
  const rail: Rail = {
    name: "books",
    settle: (instructions) =>
      Promise.resolve(
        instructions.map(({ id }): Decision => {
          asked.push(id);
          const replayed = log.has(id);
          log.add(id);
          return { id, status: "accepted", replayed };
        }),
      ),
    apply: () => Promise.resolve({ status: "done" }),
    endDay: () => Promise.resolve(),
    claims: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
  const recall: NonNullable<Rail["recall"]> = (instructions, isRepetition) =>
    Promise.resolve(
      instructions.map(({ id }, position) =>
        log.has(id) ? { id, status: "accepted", replayed: isRepetition[position] === true } : undefined,
      ),
    );
  return { asked, rail: recalls ? { ...rail, recall } : rail };
}

const day = (...ids: string[]): SignedInstruction[] =>
  ids.map((id) => ({
    id,
    atSeconds: 0,
    kind: "payment",
    payer: "ann",
    payee: "bo",
    amount: 1n,
    signature: "0x",
  }));

const replayedOf = (decisions: readonly Decision[]) =>
  decisions.map(({ id, replayed }) => `${id}${replayed ? " again" : ""}`);

describe("a rail that holds the beginning of a day", () => {
  for (const recalls of [true, false]) {
    const kind = recalls ? "recalls from its log" : "answers again from its log";

    it(`answers what it held as first decisions, and repetitions as such, if it ${kind}`, async () => {
      const { rail, asked } = railWith(["a", "b"], recalls);
      const catchUp = new CatchUp(rail);
      const first = await catchUp.settle(day("a", "a", "b", "c", "a"), [false, true, false, false, true]);
      expect(replayedOf(first)).to.deep.equal(["a", "a again", "b", "c", "a again"]);
      if (recalls) expect(asked).to.deep.equal(["c"]);
      const next = await catchUp.settle(day("d", "c"), [false, true]);
      expect(replayedOf(next)).to.deep.equal(["d", "c again"]);
    });

    it(`isn't believed to have held anything behind what it didn't hold, if it ${kind}`, async () => {
      const { rail } = railWith(["a", "z"], recalls);
      const catchUp = new CatchUp(rail);
      await catchUp.settle(day("a", "b"), [false, false]);
      expect(replayedOf(await catchUp.settle(day("z"), [false]))).to.deep.equal(["z again"]);
    });
  }
});
