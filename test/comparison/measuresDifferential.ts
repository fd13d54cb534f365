import { expect } from "chai";
import fc from "fast-check";

import { outcomeText } from "../../src/comparison/differences.ts";
import { openPooledReferee } from "../../src/comparison/referee/alipay1/openPooledReferee.ts";
import { openLibraReferee } from "../../src/comparison/referee/libra/openLibraReferee.ts";
import { openReferee } from "../../src/comparison/referee/openReferee.ts";
import { attachContractsRail, openContractsRail } from "../../src/onchain/alipay2/contractsRail.ts";
import { attachLibraContractsRail, openLibraContractsRail } from "../../src/onchain/libra/contractsRail.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import { toMicroInstruction, toMicroMeasure } from "../../src/scenario/libra/convert.ts";
import { DEFAULT_LIBRA } from "../../src/scenario/libra/parameters.ts";
import { libraTerms } from "../../src/scenario/libra/sign.ts";
import { type Measure, isInEveryScheme } from "../../src/scenario/measures.ts";
import type { Rail } from "../../src/scenario/rail.ts";
import { answersOf, endsOf } from "./answers.ts";
import { type BooksBench, openBooksBench } from "./booksBench.ts";
import { type DeployedChain, deployedChain } from "./chainUnderTest.ts";
import { libraChain } from "./libraChain.ts";
import { everyReplacement, measuresOf, resigned, wishes } from "./randomMeasures.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT, smallWorld } from "./smallWorld.ts";
import { instructionsOf, steps } from "./steps.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const SEED = 20_191_023;
const RUNS = deep ? 10 : 2;
const LONGEST = deep ? 40 : 24;
const MEASURES = deep ? 24 : 14;
const LIBRA = { ...DEFAULT_LIBRA, inventoryPercent: 40n, dealerDepositPercent: 60n };

/** What the rails of one family answered, one line for each instruction and measure. */
async function throughAll(
  rails: readonly Rail[],
  instructions: readonly SignedInstruction[],
  measures: readonly Measure[],
): Promise<string[]> {
  const answered: string[] = [];
  const pending = [...measures];
  const applyUntil = async (atSeconds: number) => {
    while ((pending[0]?.atSeconds ?? Infinity) <= atSeconds) {
      const measure = pending.shift() as Measure;
      const outcomes = await Promise.all(rails.map((rail) => rail.apply(measure)));
      const [expected, ...others] = outcomes.map(outcomeText);
      for (const other of others) expect(other, `${measure.kind} ${measure.reference}`).to.equal(expected);
      answered.push(`${measure.kind},${expected}`);
    }
  };
  for (const instruction of instructions) {
    await applyUntil(instruction.atSeconds);
    const [expected = "", ...answers] = await answersOf(rails, instruction);
    for (const answer of answers) expect(answer, `answer to ${instruction.id}`).to.equal(expected);
    answered.push(expected.split(",").slice(1).join(","));
  }
  await applyUntil(CLOSES_AT);
  const [expected, ...ends] = await endsOf(rails);
  for (const end of ends) expect(end).to.deep.equal(expected);
  return answered;
}

describe("random measures among random instructions", () => {
  const participants = smallWorld();
  const times = { opensAtSeconds: OPENS_AT, closesAtSeconds: CLOSES_AT };
  const scenario = { participants, keySeed: KEY_SEED, ...times };
  let books: BooksBench;

  before(async () => {
    books = await openBooksBench();
  });
  after(() => books.close());

  describe("in yuan", () => {
    let chain: DeployedChain;
    let snapshot: string;
    before(async () => {
      chain = await deployedChain(scenario);
      await openContractsRail(chain.context());
      snapshot = await chain.provider.send("evm_snapshot", []);
    });
    after(() => chain.connection.close());

    it(`are answered alike under alipay-2.0 and, in the books, under alipay-1.0 (seed ${SEED})`, async () => {
      const property = fc.asyncProperty(steps(LONGEST), wishes(MEASURES), async (plan, wished) => {
        const measures = measuresOf(wished).filter(isInEveryScheme);
        const instructions = instructionsOf(plan, chain.terms);
        await chain.provider.send("evm_revert", [snapshot]);
        snapshot = await chain.provider.send("evm_snapshot", []);
        const day = { participants, terms: chain.terms, sessionsPerDay: 4, ...times };
        const alipay2 = [
          openReferee({ ...day, mode: "gross" }),
          openReferee({ ...day, mode: "net" }),
          await books.open({ ...day, mode: "gross" }),
          await books.open({ ...day, mode: "net" }),
          attachContractsRail(chain.context()),
        ];
        await throughAll(alipay2, instructions, measures);
        const alipay1 = [openPooledReferee(day), await books.openPooled(day)];
        await throughAll(alipay1, instructions, measures);
      });
      await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: false });
    });
  });

  describe("in ≋USD", () => {
    let chain: Awaited<ReturnType<typeof libraChain>>;
    let snapshot: string;
    before(async () => {
      chain = await libraChain({ ...scenario, libra: LIBRA, measures: everyReplacement() });
      await openLibraContractsRail(chain.context());
      snapshot = await chain.provider.send("evm_snapshot", []);
    });
    after(() => chain.connection.close());

    it(`are answered alike under libra (seed ${SEED})`, async () => {
      const seen = new Set<string>();
      const property = fc.asyncProperty(steps(LONGEST), wishes(MEASURES), async (plan, wished) => {
        const measures = measuresOf(wished).map((measure) => toMicroMeasure(measure, LIBRA.fenPerUsd));
        const terms = libraTerms({ ...scenario, measures }, chain.terms.domain);
        const inMicro = instructionsOf(plan, terms, (one) => toMicroInstruction(one, LIBRA.fenPerUsd));
        await chain.provider.send("evm_revert", [snapshot]);
        snapshot = await chain.provider.send("evm_snapshot", []);
        const rails = [
          openLibraReferee(chain.day, terms),
          await books.openLibra({ ...scenario, terms, libra: chain.day }),
          attachLibraContractsRail({ ...chain.context(), terms, measures }),
        ];
        const answered = await throughAll(rails, resigned(inMicro, terms, measures), measures);
        for (const answer of answered) seen.add(answer);
      });
      await fc.assert(property, { seed: SEED, numRuns: 2 * RUNS, endOnFailure: false });
      expect([...seen], "what the plans met").to.include.members([
        "not_taken,,false",
        "rejected,PAYER_FROZEN,false",
        "rejected,PAYEE_FROZEN,false",
        "replace_wallet,done",
      ]);
    });
  });
});
