import { expect } from "chai";
import fc from "fast-check";

import { openECnyReferee } from "../../../src/comparison/referee/ecny/openECnyReferee.ts";
import { attachECnyContractsRail, openECnyContractsRail } from "../../../src/onchain/ecny/contractsRail.ts";
import { sheetOfClaims } from "../../../src/scenario/centralBankSheet.ts";
import { conservationFaults } from "../../../src/scenario/conservation.ts";
import { ecnyConservation } from "../../../src/scenario/ecny/conservation.ts";
import { DEFAULT_ECNY, ECNY_REGIMES } from "../../../src/scenario/ecny/parameters.ts";
import type { Rail } from "../../../src/scenario/rail.ts";
import { answersOf, endsOf } from "../answers.ts";
import { type BooksBench, openBooksBench } from "../booksBench.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT } from "../smallWorld.ts";
import { instructionsOf, steps } from "../steps.ts";
import { type ECnyChain, ecnyChain } from "./ecnyChain.ts";
import { limitedWorld, scaledInstruction } from "./limitedWorld.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const SEED = 20_260_101;
const RUNS = deep ? 100 : 2;
const LONGEST = deep ? 40 : 24;

describe("referee, books and contracts of e-CNY, given the same random instructions", () => {
  let books: BooksBench;

  before(async () => {
    books = await openBooksBench();
  });
  after(() => books.close());

  for (const regime of ECNY_REGIMES) {
    describe(`in regime ${regime}`, () => {
      const times = { opensAtSeconds: OPENS_AT, closesAtSeconds: CLOSES_AT };
      const participants = limitedWorld();
      const scenario = { participants, keySeed: KEY_SEED, ...times, ecny: { ...DEFAULT_ECNY, regime } };
      let chain: ECnyChain;
      let snapshot: string;

      before(async () => {
        chain = await ecnyChain(scenario);
        await openECnyContractsRail(chain.context());
        snapshot = await chain.provider.send("evm_snapshot", []);
      });
      after(() => chain.connection.close());

      it(`decide alike, end alike and keep the same rows, conserving money at every step (seed ${SEED})`, async () => {
        const met = new Set<string>();
        const property = fc.asyncProperty(steps(LONGEST), async (plan) => {
          const rails = await openRails();
          const opening = await rails[0].claims();
          for (const instruction of instructionsOf(plan, chain.terms, scaledInstruction)) {
            const [expected = "", ...answers] = await answersOf(rails, instruction);
            for (const answer of answers) expect(answer, `answer to ${instruction.id}`).to.equal(expected);
            met.add(expected.split(",")[2] ?? "");
            for (const rail of rails) await expectConserved(rail, opening);
          }
          const [expected, ...ends] = await endsOf(rails);
          for (const end of ends) expect(end).to.deep.equal(expected);
          await expectSameRows(rails);
        });
        await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: false });
        if (!deep) return;
        expect([...met], "what the plans met").to.include.members([
          "BANK_RESERVE_INSUFFICIENT",
          "SINGLE_LIMIT_EXCEEDED",
          "BALANCE_LIMIT_EXCEEDED",
        ]);
      });

      async function expectConserved(rail: Rail, opening: Awaited<ReturnType<Rail["claims"]>>) {
        const faults = conservationFaults(await rail.claims(), opening, ecnyConservation(regime));
        expect(faults, rail.name).to.deep.equal([]);
      }

      async function expectSameRows([referee, ...rails]: readonly Rail[]) {
        const expected = sheetOfClaims((await referee?.claims()) ?? []);
        for (const rail of rails) expect(await rail.centralBankSheet?.(), rail.name).to.deep.equal(expected);
      }

      async function openRails(): Promise<[Rail, Rail, Rail]> {
        await chain.provider.send("evm_revert", [snapshot]);
        snapshot = await chain.provider.send("evm_snapshot", []);
        const { terms, day } = chain;
        return [
          openECnyReferee(day, terms),
          await books.openECny({ ...times, terms, ecny: day }),
          attachECnyContractsRail(chain.context()),
        ];
      }
    });
  }
});
