import { readFileSync } from "node:fs";

import { expect } from "chai";

import { decisionLine } from "../../src/comparison/hashes.ts";
import { openReferee } from "../../src/comparison/referee/openReferee.ts";
import { openContractsRail } from "../../src/onchain/alipay2/contractsRail.ts";
import { WallClockInclusion } from "../../src/onchain/inclusion.ts";
import type { Claim } from "../../src/scenario/claims.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import { openScenario } from "../../src/scenario/openScenario.ts";
import type { Rail, SettlementMode } from "../../src/scenario/rail.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { signAll } from "../../src/scenario/terms.ts";
import { formatYuan } from "../../src/scenario/yuan.ts";
import { type BooksBench, openBooksBench } from "./booksBench.ts";
import { type DeployedChain, deployedChain } from "./chainUnderTest.ts";

const FOLDER = new URL("../../scenarios/worked-example/", import.meta.url);

describe("the day of thirty instructions that was worked out by hand", () => {
  let scenario: Scenario;
  let chain: DeployedChain;
  let books: BooksBench;
  let instructions: SignedInstruction[];

  before(async () => {
    scenario = await openScenario(FOLDER.pathname);
    chain = await deployedChain(scenario);
    books = await openBooksBench();
    instructions = await Array.fromAsync(signAll(scenario, chain.terms));
  });

  after(async () => {
    await books.close();
    await chain.connection.close();
  });

  const dayIn = (mode: SettlementMode) => ({ ...scenario, terms: chain.terms, mode });

  for (const mode of ["gross", "net"] as const) {
    it(`comes out so in the reference model, ${mode}`, async () => {
      await expectByHand(openReferee(dayIn(mode)), instructions);
    });

    it(`comes out so in the books, ${mode}`, async () => {
      await expectByHand(await books.open(dayIn(mode)), instructions);
    });
  }

  it("comes out so on the contracts, in scenario time", async () => {
    await expectByHand(await openContractsRail(chain.context()), instructions);
  });

  it("comes out so on a chain that may reorder the transactions of different senders", async () => {
    const other = await deployedChain(scenario);
    const inclusion = new WallClockInclusion(other.provider);
    const rail = await openContractsRail(other.context(inclusion));
    await expectByHand(rail, await Array.fromAsync(signAll(scenario, other.terms)));
    await other.connection.close();
  });
});

async function expectByHand(rail: Rail, instructions: readonly SignedInstruction[]): Promise<void> {
  const decisions = await rail.settle(instructions);
  await rail.endDay();
  expect(decisions.map(decisionLine)).to.deep.equal(linesOf("expected.csv"));
  expect((await rail.claims()).map(inYuan).sort()).to.deep.equal(linesOf("expected-claims.csv").sort());
}

function inYuan({ issuer, holder, instrument, amount: amountFen }: Claim): string {
  return [issuer, holder, instrument, formatYuan(amountFen)].join(",");
}

/** Without the header. */
function linesOf(file: string): string[] {
  return readFileSync(new URL(file, FOLDER), "utf8").trim().split("\n").slice(1);
}
