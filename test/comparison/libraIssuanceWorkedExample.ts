import { readFileSync } from "node:fs";

import { expect } from "chai";

import { decisionLine } from "../../src/comparison/hashes.ts";
import { openLibraReferee } from "../../src/comparison/referee/libra/openLibraReferee.ts";
import { stepsOf } from "../../src/comparison/steps.ts";
import { openLibraContractsRail } from "../../src/onchain/libra/contractsRail.ts";
import type { Claim } from "../../src/scenario/claims.ts";
import { assertConserved } from "../../src/scenario/conservation.ts";
import { LIBRA_USD, formatAmount } from "../../src/scenario/currency.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import { dayConservation } from "../../src/scenario/libra/conservation.ts";
import { toMicroMeasure } from "../../src/scenario/libra/convert.ts";
import { ISSUANCE_REFUSALS, backingBasisPoints } from "../../src/scenario/libra/issuance.ts";
import { type LibraDay, libraDay } from "../../src/scenario/libra/libraDay.ts";
import { libraTerms, signInLibra } from "../../src/scenario/libra/sign.ts";
import { ISSUANCE_KINDS, type Measure, type MeasureOutcome } from "../../src/scenario/measures.ts";
import { openScenario } from "../../src/scenario/openScenario.ts";
import type { Rail } from "../../src/scenario/rail.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { collect } from "../scenario/support/collect.ts";
import { type BooksBench, openBooksBench } from "./booksBench.ts";
import { libraChain } from "./libraChain.ts";

const FOLDER = new URL("../../scenarios/libra-issuance/", import.meta.url);
const DOMAIN = { name: "Libra USD", version: "1", chainId: 1, verifyingContract: `0x${"22".repeat(20)}` };

describe("the day of issuance that was worked out by hand", () => {
  let scenario: Scenario;
  let day: LibraDay;
  let books: BooksBench;

  before(async () => {
    scenario = await openScenario(FOLDER.pathname);
    day = libraDay(scenario.participants, scenario.libra);
    books = await openBooksBench();
  });
  after(() => books.close());

  it("comes out so in the reference model", async () => {
    await expectByHand(openLibraReferee(day, libraTerms(scenario, DOMAIN), scenario.opensAtSeconds), DOMAIN);
  });

  it("comes out so in the books", async () => {
    const rail = await books.openLibra({ ...scenario, terms: libraTerms(scenario, DOMAIN), libra: day });
    await expectByHand(rail, DOMAIN);
  });

  it("comes out so on the contracts", async () => {
    const chain = await libraChain(scenario);
    await expectByHand(await openLibraContractsRail(chain.context()), chain.terms.domain as typeof DOMAIN);
    await chain.connection.close();
  });

  it("takes every measure of issuance, and meets every refusal but of what is too many or too much", () => {
    const kinds = scenario.measures.map(({ kind }) => kind);
    for (const kind of ISSUANCE_KINDS) expect(kinds).to.include(kind);
    const reasons = linesOf("expected-issuance.csv").map((line) => line.split(",")[2]);
    const beyond = ["RequestOutOfRange", "PreburnQueueFull"];
    for (const reason of ISSUANCE_REFUSALS) if (!beyond.includes(reason)) expect(reasons).to.include(reason);
  });

  async function expectByHand(rail: Rail, domain: typeof DOMAIN): Promise<void> {
    const sign = signInLibra(scenario, libraTerms(scenario, domain), day);
    const instructions = (await collect(scenario.instructions())).map(({ instruction }) => sign(instruction));
    const opening = await rail.claims();
    const decisions: string[] = [];
    const outcomes: string[] = [];
    for await (const step of stepsOf(stream(instructions), scenario.measures)) {
      if ("measure" in step) {
        const measure = toMicroMeasure(step.measure, day.parameters.fenPerUsd);
        outcomes.push(outcomeLine(measure, await rail.apply(measure)));
      } else decisions.push(...(await rail.settle(step.batch)).map(decisionLine));
      assertConserved(await rail.claims(), opening, dayConservation(day));
    }
    await rail.endDay();
    const claims = await rail.claims();
    assertConserved(claims, opening, dayConservation(day));
    expect(outcomes).to.deep.equal(linesOf("expected-issuance.csv"));
    expect(decisions).to.deep.equal(linesOf("expected-libra.csv"));
    expect(claims.map(inUsd).sort()).to.deep.equal(linesOf("expected-libra-claims.csv"));
  }
});

function outcomeLine({ reference }: Measure, outcome: MeasureOutcome): string {
  const { issuance } = outcome;
  if (issuance === undefined) throw new Error(`${reference} says nothing of the issuance`);
  const reason = outcome.status === "refused" ? outcome.reason : "";
  const amounts = [issuance.reserve, issuance.outstanding, issuance.room, backingBasisPoints(issuance)];
  return [reference, outcome.status, reason, ...amounts].join(",");
}

function inUsd({ issuer, holder, instrument, amount }: Claim): string {
  return [issuer, holder, instrument, formatAmount(amount, LIBRA_USD)].join(",");
}

/** Without the header. */
function linesOf(file: string): string[] {
  return readFileSync(new URL(file, FOLDER), "utf8").trim().split("\n").slice(1);
}

async function* stream(items: readonly SignedInstruction[]): AsyncGenerator<SignedInstruction> {
  yield* items;
}
