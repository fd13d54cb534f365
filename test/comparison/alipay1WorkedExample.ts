import { readFileSync } from "node:fs";

import { expect } from "chai";

import { decisionLine } from "../../src/comparison/hashes.ts";
import { openPooledReferee } from "../../src/comparison/referee/alipay1/openPooledReferee.ts";
import { openPooledBooks } from "../../src/centralized/schemes/openPooledBooks.ts";
import { ALIPAY_1_CONSERVATION } from "../../src/scenario/alipay1/conservation.ts";
import type { Claim } from "../../src/scenario/claims.ts";
import { conservationFaults } from "../../src/scenario/conservation.ts";
import { openScenario } from "../../src/scenario/openScenario.ts";
import type { Rail } from "../../src/scenario/rail.ts";
import { scenarioTerms, signAll } from "../../src/scenario/terms.ts";
import { formatYuan } from "../../src/scenario/yuan.ts";
import { freshDatabase } from "../centralized/freshDatabase.ts";
import { collect } from "../scenario/support/collect.ts";

const FOLDER = new URL("../../scenarios/worked-example/", import.meta.url);
const DOMAIN = {
  name: "Wallet Yuan",
  version: "1",
  chainId: 1,
  verifyingContract: `0x${"00".repeat(19)}aa`,
};

describe("the day of thirty instructions, worked out by hand under alipay-1.0", () => {
  const openDay = async () => {
    const scenario = await openScenario(FOLDER.pathname);
    const terms = scenarioTerms(scenario, DOMAIN);
    return { scenario, day: { ...scenario, terms }, instructions: await collect(signAll(scenario, terms)) };
  };

  it("comes out so in the reference model", async () => {
    const { day, instructions } = await openDay();
    await expectByHand(openPooledReferee(day), instructions);
  });

  it("comes out so in the books, and in them when each instruction is settled alone", async () => {
    const { day, instructions } = await openDay();
    await expectByHand(await openPooledBooks({ ...day, database: await freshDatabase() }), instructions);
    const books = await openPooledBooks({ ...day, database: await freshDatabase() });
    await expectByHand(books, instructions, 1);
    expect(await books.centralBankTurnover()).to.deep.equal({ transfers: 1, amountFen: 7_000n });
    expect(await books.verify()).to.have.property("intact", true);
  });
});

type Instructions = Parameters<Rail["settle"]>[0];

async function expectByHand(rail: Rail, instructions: Instructions, perCall = instructions.length) {
  const opening = await rail.claims();
  const decisions: string[] = [];
  for (let from = 0; from < instructions.length; from += perCall) {
    decisions.push(...(await rail.settle(instructions.slice(from, from + perCall))).map(decisionLine));
  }
  await rail.endDay();
  const claims = await rail.claims();
  expect(decisions).to.deep.equal(linesOf("expected-alipay-1.0.csv"));
  expect(claims.map(inYuan).sort()).to.deep.equal(linesOf("expected-alipay-1.0-claims.csv").sort());
  expect(conservationFaults(claims, opening, ALIPAY_1_CONSERVATION)).to.deep.equal([]);
}

function inYuan({ issuer, holder, instrument, amount }: Claim): string {
  return [issuer, holder, instrument, formatYuan(amount)].join(",");
}

/** Without the header. */
function linesOf(file: string): string[] {
  return readFileSync(new URL(file, FOLDER), "utf8").trim().split("\n").slice(1);
}
