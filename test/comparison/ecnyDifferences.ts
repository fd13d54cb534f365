import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "chai";
import fc from "fast-check";

import { ECnyDifferences } from "../../src/comparison/ecnyDifferences.ts";
import { openECnyReferee } from "../../src/comparison/referee/ecny/openECnyReferee.ts";
import { openReferee } from "../../src/comparison/referee/openReferee.ts";
import { SAMPLE_DAY } from "../../scripts/scenarioOption.ts";
import { ecnyDay } from "../../src/scenario/ecny/ecnyDay.ts";
import { DEFAULT_ECNY, ECNY_REGIMES, type ECnyRegime } from "../../src/scenario/ecny/parameters.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import { openScenario } from "../../src/scenario/openScenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { scenarioTerms, signAll } from "../../src/scenario/terms.ts";
import { exampleIn } from "./ecny/example.ts";
import { limitedWorld, scaledInstruction } from "./ecny/limitedWorld.ts";
import { DOMAIN } from "./referee/day.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT } from "./smallWorld.ts";
import { instructionsOf, steps } from "./steps.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";

type Day = Pick<
  Scenario,
  "participants" | "keySeed" | "opensAtSeconds" | "closesAtSeconds" | "sessionsPerDay" | "ecny"
>;

/** Each difference as `id: e-CNY, alipay-2.0, cause, first instruction`. */
async function differencesOf(scenario: Day, instructions: readonly SignedInstruction[]): Promise<string[]> {
  const { participants } = scenario;
  const terms = scenarioTerms(scenario, DOMAIN);
  const day = ecnyDay(participants, scenario.ecny);
  const [eCny, alipay2] = [openECnyReferee(day, terms), openReferee({ ...scenario, terms, mode: "gross" })];
  const differences = new ECnyDifferences(day, (holder) => participants.holders.get(holder)?.institution);
  const found: string[] = [];
  for (const instruction of instructions) {
    const [[one], [two]] = [await eCny.settle([instruction]), await alipay2.settle([instruction])];
    if (one === undefined || two === undefined) throw new Error("no decision");
    const difference = differences.add(instruction, one, two);
    if (difference === undefined) continue;
    const { eCny: first, alipay2: second, cause, firstInstruction } = difference;
    found.push([`${instruction.id}: ${first}`, second, cause, firstInstruction ?? ""].join(", "));
  }
  return found;
}

const signed = async (scenario: Scenario) =>
  Array.fromAsync(signAll(scenario, scenarioTerms(scenario, DOMAIN)));

describe("how e-CNY answers otherwise than alipay-2.0", () => {
  it("finds none on the day worked out by hand in the regime of 2021: the same reserves move", async () => {
    const scenario = await exampleIn("M0_2021");
    expect(await differencesOf(scenario, await signed(scenario))).to.deep.equal([]);
  });

  it("finds each of the regime of 2026, with its cause", async () => {
    const scenario = await exampleIn("DEPOSIT_2026");
    expect(await differencesOf(scenario, await signed(scenario))).to.deep.equal([
      "e04: accepted, BANK_RESERVE_INSUFFICIENT, no_reserves_needed, ",
      "e12: BANK_RESERVE_INSUFFICIENT, accepted, operators_reserves, ",
      "e13: accepted, INSUFFICIENT_UNFROZEN_BALANCE, knock_on, e04",
      "e14: INSUFFICIENT_BALANCE, accepted, knock_on, e04",
    ]);
  });

  it("gives the sample day's to limits of payment accounts alone", async () => {
    const scenario = await openScenario(SAMPLE_DAY);
    const instructions = await signed(scenario);
    const found = await differencesOf(scenario, deep ? instructions : instructions.slice(0, 600));
    expect(found.length).to.be.greaterThan(0);
    for (const line of found) expect(line).to.match(/payment_account_limit, $/);
    expect(await readFile(join(SAMPLE_DAY, "README.md"), "utf8")).to.contain("differences-e-cny.csv");
  });

  const SEED = 20_220_104;
  it(`explains every difference of random days (seed ${SEED})`, async () => {
    const participants = limitedWorld();
    const times = { opensAtSeconds: OPENS_AT, closesAtSeconds: CLOSES_AT, sessionsPerDay: 4 };
    const scenarioIn = (regime: ECnyRegime): Day => {
      return { participants, keySeed: KEY_SEED, ...times, ecny: { ...DEFAULT_ECNY, regime } };
    };
    const property = fc.asyncProperty(steps(40), fc.constantFrom(...ECNY_REGIMES), async (plan, regime) => {
      const scenario = scenarioIn(regime);
      const sound = plan.filter(({ does }) => does === "instruct");
      await differencesOf(
        scenario,
        instructionsOf(sound, scenarioTerms(scenario, DOMAIN), scaledInstruction),
      );
    });
    await fc.assert(property, { seed: SEED, numRuns: 60, endOnFailure: false });
  });
});
