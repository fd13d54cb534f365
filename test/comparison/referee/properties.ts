import { expect } from "chai";
import fc from "fast-check";

import { JiaoziError } from "../../../src/catalogue/errors.ts";
import type { Claim } from "../../../src/scenario/claims.ts";
import { conservationFaults } from "../../../src/scenario/conservation.ts";
import type { SignedInstruction } from "../../../src/scenario/instructions.ts";
import type { Decision, Rail } from "../../../src/scenario/rail.ts";
import { instructionsOf, steps } from "../steps.ts";
import { TERMS, referee } from "./day.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const FUZZ = { seed: 20_191_111, numRuns: deep ? 100 : 25 };
const plans = steps(deep ? 60 : 25).map((plan) => instructionsOf(plan, TERMS));

type Answer = Decision | string;

/** One at a time, so that an error stops only its own instruction. */
async function answersOf(rail: Rail, instructions: readonly SignedInstruction[]): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const instruction of instructions) answers.push(await answerOf(rail, instruction));
  return answers;
}

async function answerOf(rail: Rail, instruction: SignedInstruction): Promise<Answer> {
  try {
    const [decision] = await rail.settle([instruction]);
    return decision as Decision;
  } catch (error) {
    if (error instanceof JiaoziError) return error.code;
    throw error;
  }
}

describe(`the referee on random days (seed ${FUZZ.seed})`, function () {
  this.timeout(deep ? 1_200_000 : 60_000);

  it("conserves money after every instruction, and its errors change nothing", async () => {
    const property = fc.asyncProperty(plans, async (instructions) => {
      const rail = referee("net");
      const opening = await rail.claims();
      let before: readonly Claim[] = opening;
      for (const instruction of instructions) {
        const answer = await answerOf(rail, instruction);
        const claims = await rail.claims();
        expect(conservationFaults(claims, opening)).to.deep.equal([]);
        if (typeof answer === "string" || answer.replayed) expect(claims).to.deep.equal(before);
        before = claims;
      }
    });
    await fc.assert(property, FUZZ);
  });

  it("decides alike in gross and net mode, and ends in the same claims", async () => {
    const property = fc.asyncProperty(plans, async (instructions) => {
      const [gross, net] = [referee("gross"), referee("net")];
      expect(await answersOf(net, instructions)).to.deep.equal(await answersOf(gross, instructions));
      await gross.endDay();
      await net.endDay();
      expect(await net.claims()).to.deep.equal(await gross.claims());
    });
    await fc.assert(property, FUZZ);
  });

  it("answers a day sent twice with the first decisions, and moves nothing", async () => {
    const property = fc.asyncProperty(plans, async (instructions) => {
      const rail = referee("gross");
      const first = await answersOf(rail, instructions);
      const after = await rail.claims();
      const second = await answersOf(rail, instructions);
      expect(second).to.deep.equal(
        first.map((answer) => (typeof answer === "string" ? answer : { ...answer, replayed: true })),
      );
      expect(await rail.claims()).to.deep.equal(after);
    });
    await fc.assert(property, FUZZ);
  });

  it("decides a list as it decides its instructions one by one", async () => {
    const property = fc.asyncProperty(plans, async (instructions) => {
      const [oneByOne, together] = [referee("net"), referee("net")];
      const answers = await answersOf(oneByOne, instructions);
      const good = instructions.filter((_, index) => typeof answers[index] !== "string");
      expect(await together.settle(good)).to.deep.equal(
        answers.filter((answer) => typeof answer !== "string"),
      );
      expect(await together.claims()).to.deep.equal(await oneByOne.claims());
    });
    await fc.assert(property, FUZZ);
  });
});
