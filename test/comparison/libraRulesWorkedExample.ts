import { readFileSync } from "node:fs";

import { expect } from "chai";

import { REFUSALS_OF_SCHEME } from "../../src/catalogue/refusals.ts";
import { openLibraBooks } from "../../src/centralized/schemes/openLibraBooks.ts";
import { decisionLine } from "../../src/comparison/hashes.ts";
import { openLibraReferee } from "../../src/comparison/referee/libra/openLibraReferee.ts";
import { openLibraContractsRail } from "../../src/onchain/libra/contractsRail.ts";
import type { Claim } from "../../src/scenario/claims.ts";
import { assertConserved } from "../../src/scenario/conservation.ts";
import { LIBRA_USD, formatAmount } from "../../src/scenario/currency.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import { libraConservation } from "../../src/scenario/libra/conservation.ts";
import { type LibraDay, libraDay } from "../../src/scenario/libra/libraDay.ts";
import { libraTerms, signInLibra } from "../../src/scenario/libra/sign.ts";
import { openScenario } from "../../src/scenario/openScenario.ts";
import type { Rail } from "../../src/scenario/rail.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { freshDatabase } from "../centralized/freshDatabase.ts";
import { collect } from "../scenario/support/collect.ts";
import { libraChain } from "./libraChain.ts";

const FOLDER = new URL("../../scenarios/libra-rules/", import.meta.url);
const DOMAIN = { name: "Libra USD", version: "1", chainId: 1, verifyingContract: `0x${"22".repeat(20)}` };

describe("the rules for payments that were worked out by hand", () => {
  let scenario: Scenario;
  let day: LibraDay;
  let instructions: SignedInstruction[];

  before(async () => {
    scenario = await openScenario(FOLDER.pathname);
    day = libraDay(scenario.participants, scenario.libra);
    instructions = await signedFor(DOMAIN);
  });

  async function signedFor(domain: typeof DOMAIN): Promise<SignedInstruction[]> {
    const sign = signInLibra(scenario, libraTerms(scenario, domain), day);
    return (await collect(scenario.instructions())).map(({ instruction }) => sign(instruction));
  }

  async function openBooks(database: Awaited<ReturnType<typeof freshDatabase>>): Promise<Rail> {
    return openLibraBooks({ ...scenario, terms: libraTerms(scenario, DOMAIN), database, libra: day });
  }

  /** In parts of so many; opens the rail anew for each part if it is told how. */
  async function expectByHand(
    rail: Rail,
    all: readonly SignedInstruction[],
    size: number,
    reopen = () => rail as Rail | Promise<Rail>,
  ) {
    const opening = await rail.claims();
    const decisions: string[] = [];
    let open = rail;
    for (let from = 0; from < all.length; from += size) {
      decisions.push(...(await open.settle(all.slice(from, from + size))).map(decisionLine));
      assertConserved(await open.claims(), opening, libraConservation(day.parameters));
      open = await reopen();
    }
    await open.endDay();
    const claims = await open.claims();
    assertConserved(claims, opening, libraConservation(day.parameters));
    expect(decisions).to.deep.equal(linesOf("expected-libra.csv"));
    expect(claims.map(inUsd).sort()).to.deep.equal(linesOf("expected-libra-claims.csv"));
  }

  it("come out so in the reference model", async () => {
    await expectByHand(openLibraReferee(day, libraTerms(scenario, DOMAIN)), instructions, 1);
  });

  it("come out so in the books, all in one group", async () => {
    await expectByHand(await openBooks(await freshDatabase()), instructions, instructions.length);
  });

  it("come out so in books that are opened anew after every third instruction", async () => {
    const database = await freshDatabase();
    await expectByHand(await openBooks(database), instructions, 3, () => openBooks(database));
  });

  it("come out so on the contracts, in scenario time", async () => {
    const chain = await libraChain(scenario);
    const rail = await openLibraContractsRail(chain.context());
    const signed = await signedFor(chain.terms.domain as typeof DOMAIN);
    await expectByHand(rail, signed, signed.length);
    await chain.connection.close();
  });

  it("cover every refusal by a rule", () => {
    const outcomes = linesOf("expected-libra.csv").map((line) => line.split(",").slice(1).join(","));
    const { libra } = REFUSALS_OF_SCHEME;
    for (const rule of libra.slice(libra.indexOf("UNHOSTED_LIMIT_EXCEEDED"))) {
      expect(outcomes).to.include(`rejected,${rule},false`);
    }
  });
});

function inUsd({ issuer, holder, instrument, amount }: Claim): string {
  return [issuer, holder, instrument, formatAmount(amount, LIBRA_USD)].join(",");
}

/** Without the header. */
function linesOf(file: string): string[] {
  return readFileSync(new URL(file, FOLDER), "utf8").trim().split("\n").slice(1);
}
