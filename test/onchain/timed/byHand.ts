import { readFileSync } from "node:fs";

import { expect } from "chai";

import {
  type OpenedTimedRail,
  type TimedChainHost,
  openTimedLibraOn,
  openTimedYuanOn,
} from "../../../scripts/timedChain.ts";
import { decisionLine } from "../../../src/comparison/hashes.ts";
import { LIBRA_USD, formatAmount } from "../../../src/scenario/currency.ts";
import type { SignedInstruction } from "../../../src/scenario/instructions.ts";
import { libraDay } from "../../../src/scenario/libra/libraDay.ts";
import { signInLibra } from "../../../src/scenario/libra/sign.ts";
import { openScenario } from "../../../src/scenario/openScenario.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { signAll } from "../../../src/scenario/terms.ts";
import { formatYuan } from "../../../src/scenario/yuan.ts";
import { timedHost } from "./timedHost.ts";

const FOLDER = new URL("../../../scenarios/worked-example/", import.meta.url);

describe("the day worked out by hand, by the wall clock on the contracts, one instruction after the other", () => {
  let host: TimedChainHost;
  let scenario: Scenario;

  before(async () => {
    host = await timedHost();
    scenario = await openScenario(FOLDER.pathname);
  });

  after(() => host.close());

  it("comes out so in wallet yuan", async () => {
    const opened = await openTimedYuanOn(host, scenario);
    const instructions = await Array.fromAsync(signAll(scenario, opened.terms));
    await expectByHand(opened, instructions, "", formatYuan);
  });

  it("comes out so in ≋USD", async () => {
    const day = libraDay(scenario.participants, scenario.libra);
    const opened = await openTimedLibraOn(host, scenario, day);
    const sign = signInLibra(scenario, opened.terms, day);
    const lines = await Array.fromAsync(scenario.instructions());
    const instructions = lines.map(({ instruction }) => sign(instruction));
    await expectByHand(opened, instructions, "-libra", (amount) => formatAmount(amount, LIBRA_USD));
  });
});

async function expectByHand(
  { rail, close }: OpenedTimedRail,
  instructions: readonly SignedInstruction[],
  scheme: string,
  show: (amount: bigint) => string,
): Promise<void> {
  await rail.prepare(instructions);
  const decisions: string[] = [];
  for (const instruction of instructions) {
    const { decision, stamps } = await rail.submit(instruction);
    decisions.push(decisionLine(decision));
    const { takenAtMs, signedAtMs, submittedAtMs, settledAtMs } = stamps;
    const moments = [takenAtMs, signedAtMs, submittedAtMs, settledAtMs];
    expect(moments, "stamps").to.deep.equal(moments.toSorted((a, b) => a - b));
  }
  await rail.endDay();
  const claims = (await rail.claims()).map(({ issuer, holder, instrument, amount }) =>
    [issuer, holder, instrument, show(amount)].join(","),
  );
  expect(decisions).to.deep.equal(linesOf(`expected${scheme}.csv`));
  expect(claims.sort()).to.deep.equal(linesOf(`expected${scheme}-claims.csv`).sort());
  await close();
}

/** Without the header. */
function linesOf(file: string): string[] {
  return readFileSync(new URL(file, FOLDER), "utf8").trim().split("\n").slice(1);
}
