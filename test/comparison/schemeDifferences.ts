import { expect } from "chai";
import fc from "fast-check";

import { withdrawalFee } from "../../src/centralized/schemes/alipay1/fee.ts";
import { openPooledReferee } from "../../src/comparison/referee/alipay1/openPooledReferee.ts";
import { openReferee } from "../../src/comparison/referee/openReferee.ts";
import { type SchemeDifference, SchemeDifferences } from "../../src/comparison/schemeDifferences.ts";
import { WITHDRAWAL_FEE_2016, defaultPooledTerms } from "../../src/scenario/alipay1/pooledTerms.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import {
  CLOSES_AT_SECONDS,
  OPENS_AT_SECONDS,
  signed,
  smallParticipants,
  smallTerms,
} from "../centralized/schemes/smallDay.ts";
import { parameters, plans, signedDay } from "./pooledDays.ts";
import { BY_HAND, type Day, workedExample } from "./workedDifferences.ts";

const SEED = 20_190_114;
const FREE_FEN = { ...WITHDRAWAL_FEE_2016, freeFen: 0n };

async function differencesOf(
  day: Day,
  instructions: readonly SignedInstruction[],
  parameters = defaultPooledTerms(day.participants),
): Promise<readonly SchemeDifference[]> {
  const alipay1 = openPooledReferee({ ...day, ...parameters });
  const alipay2 = openReferee({ ...day, mode: "gross", sessionsPerDay: 4 });
  const differences = new SchemeDifferences(day.participants, withdrawalFee(parameters.fee));
  const found: SchemeDifference[] = [];
  for (const instruction of instructions) {
    const [[one], [two]] = await Promise.all([alipay1.settle([instruction]), alipay2.settle([instruction])]);
    if (one === undefined || two === undefined) throw new Error("no decision");
    const difference = differences.add(instruction, one, two);
    if (difference !== undefined) found.push(difference);
  }
  return found;
}

function lineOf({ instruction, alipay1, alipay2, cause, firstCause }: SchemeDifference): string {
  const first = firstCause === undefined ? "" : ` from ${firstCause.id} ${firstCause.cause}`;
  return `${instruction.id}: ${alipay1} / ${alipay2}: ${cause}${first}`;
}

describe("how alipay-1.0 answers otherwise than alipay-2.0", () => {
  const small: Day = {
    participants: smallParticipants,
    terms: smallTerms,
    opensAtSeconds: OPENS_AT_SECONDS,
    closesAtSeconds: CLOSES_AT_SECONDS,
  };

  it("finds each difference of the worked example, with its cause", async () => {
    const { day, instructions } = await workedExample();
    const found = await differencesOf(day, instructions);
    expect(found.map(lineOf)).to.deep.equal(BY_HAND);
    expect(found[3]?.inWords).to.equal(
      "The wallet of li holds 12.30 yuan less than under alipay-2.0, which began with w13 (no_interoperation).",
    );
  });

  it("tells a short pool from a short wallet", async () => {
    const day = [
      signed("payment", "ada", "bo", 500n, { id: "1" }),
      signed("withdrawal", "bo", "cmb", 1_001n, { id: "2" }),
      // 2.0 paid 1,001 out, so that 499 are left there; here all 1,500 are
      signed("payment", "bo", "ada", 500n, { id: "3" }),
    ];
    expect((await differencesOf(small, day)).map(lineOf)).to.deep.equal([
      "2: POOL_INSUFFICIENT / accepted: pool_shortage",
      "3: accepted / INSUFFICIENT_BALANCE: knock_on from 2 pool_shortage",
    ]);
  });

  it("tells a fee from an empty wallet, and follows what it took", async () => {
    const day = [
      signed("withdrawal", "ada", "icbc", 1_000n, { id: "1" }), // 1,000 + 10 exceed 1,000
      signed("withdrawal", "bo", "cmb", 100n, { id: "2" }), // both accept; 10 more leave the wallet here
      signed("payment", "bo", "partly", 895n, { id: "3" }), // 890 here, 900 there
    ];
    const parameters = { ...defaultPooledTerms(smallParticipants), fee: FREE_FEN };
    expect((await differencesOf(small, day, parameters)).map(lineOf)).to.deep.equal([
      "1: INSUFFICIENT_BALANCE / accepted: fee",
      "3: INSUFFICIENT_BALANCE / accepted: knock_on from 2 fee",
    ]);
  });

  it("goes back through several knock-ons to the first cause, and forgets a difference that has gone", async () => {
    const day = [
      signed("top_up", "cmb", "bo", 701n, { id: "1" }),
      signed("payment", "bo", "ada", 1_700n, { id: "2" }), // 1,701 here, 1,000 there
      signed("payment", "ada", "partly", 2_600n, { id: "3" }), // 2,700 here, 1,000 there
      signed("payment", "partly", "ada", 2_600n, { id: "4" }),
      signed("payment", "partly", "bo", 400n, { id: "5" }), // alike again
      signed("payment", "cai", "partly", 400n, { id: "6" }),
      signed("payment", "partly", "bo", 300n, { id: "7" }), // 0 is free here, 400 there
    ];
    expect((await differencesOf(small, day)).map(lineOf)).to.deep.equal([
      "1: accepted / BANK_RESERVE_INSUFFICIENT: no_reserve_needed",
      "2: accepted / INSUFFICIENT_BALANCE: knock_on from 1 no_reserve_needed",
      "3: accepted / INSUFFICIENT_BALANCE: knock_on from 1 no_reserve_needed",
      "4: accepted / INSUFFICIENT_BALANCE: knock_on from 1 no_reserve_needed",
      "6: NOT_SAME_INSTITUTION / accepted: no_interoperation",
      "7: INSUFFICIENT_UNFROZEN_BALANCE / accepted: knock_on from 6 no_interoperation",
    ]);
  });

  it("names what made a balance differ first, though a fee widened the difference", async () => {
    const day = [
      signed("top_up", "cmb", "bo", 701n, { id: "1" }),
      signed("withdrawal", "bo", "cmb", 100n, { id: "2" }), // 10 more leave the wallet here
      signed("payment", "bo", "ada", 1_500n, { id: "3" }), // 1,591 here, 900 there
    ];
    const parameters = { ...defaultPooledTerms(smallParticipants), fee: FREE_FEN };
    expect((await differencesOf(small, day, parameters)).map(lineOf)).to.deep.equal([
      "1: accepted / BANK_RESERVE_INSUFFICIENT: no_reserve_needed",
      "3: accepted / INSUFFICIENT_BALANCE: knock_on from 1 no_reserve_needed",
    ]);
  });

  it(`explains every difference of random days (seed ${SEED})`, async () => {
    const causes = new Set<string>();
    const days = fc.record({ parameters, plan: plans });
    const property = fc.asyncProperty(days, async ({ parameters: terms, plan }) => {
      for (const { cause } of await differencesOf(small, signedDay(plan), terms)) causes.add(cause);
    });
    await fc.assert(property, { seed: SEED, numRuns: 15 });
    expect([...causes]).to.include.members([
      "knock_on",
      "no_interoperation",
      "no_reserve_needed",
      "pool_shortage",
    ]);
  });
});
