import { expect } from "chai";
import fc from "fast-check";

import { attachContractsRail, openContractsRail } from "../../src/onchain/alipay2/contractsRail.ts";
import { openReferee } from "../../src/comparison/referee/openReferee.ts";
import { conservationFaults } from "../../src/scenario/conservation.ts";
import type { Rail } from "../../src/scenario/rail.ts";
import { answersOf, endsOf } from "./answers.ts";
import { deployedChain } from "./chainUnderTest.ts";
import { type BooksBench, openBooksBench } from "./booksBench.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT, smallWorld } from "./smallWorld.ts";
import { instructionsOf, steps } from "./steps.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const SEED = 20_191_111;
const RUNS = deep ? 150 : 25;
const LONGEST = deep ? 40 : 20;

describe("referee, books and contracts, given the same random instructions", () => {
  const participants = smallWorld();
  let chain: Awaited<ReturnType<typeof deployedChain>>;
  let books: BooksBench;
  let snapshot: string;

  before(async () => {
    chain = await deployedChain({
      participants,
      keySeed: KEY_SEED,
      opensAtSeconds: OPENS_AT,
      closesAtSeconds: CLOSES_AT,
    });
    await openContractsRail(chain.context());
    snapshot = await chain.provider.send("evm_snapshot", []);
    books = await openBooksBench();
  });

  after(async () => {
    await books.close();
    await chain.connection.close();
  });

  it(`decide alike and end in the same balances, conserving money at every step (seed ${SEED})`, async () => {
    const property = fc.asyncProperty(steps(LONGEST), async (plan) => {
      const rails = await openRails();
      const opening = await rails[0].claims();
      for (const instruction of instructionsOf(plan, chain.terms)) {
        const [expected, ...answers] = await answersOf(rails, instruction);
        for (const answer of answers) expect(answer, `answer to ${instruction.id}`).to.equal(expected);
        for (const rail of rails)
          expect(conservationFaults(await rail.claims(), opening), rail.name).to.deep.equal([]);
      }
      const [expected, ...ends] = await endsOf(rails);
      for (const end of ends) expect(end).to.deep.equal(expected);
    });
    await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: false });
  });

  async function openRails(): Promise<[Rail, Rail, Rail, Rail, Rail]> {
    await chain.provider.send("evm_revert", [snapshot]);
    snapshot = await chain.provider.send("evm_snapshot", []);
    const day = {
      participants,
      terms: chain.terms,
      sessionsPerDay: 4,
      opensAtSeconds: OPENS_AT,
      closesAtSeconds: CLOSES_AT,
    };
    return [
      openReferee({ ...day, mode: "gross" }),
      openReferee({ ...day, mode: "net" }),
      await books.open({ ...day, mode: "gross" }),
      await books.open({ ...day, mode: "net" }),
      attachContractsRail(chain.context()),
    ];
  }
});
