import { readFileSync } from "node:fs";

import { expect } from "chai";
import type { JsonRpcApiProvider } from "ethers";

import { REFUSALS_OF_SCHEME } from "../../src/catalogue/refusals.ts";
import { openLibraBooks } from "../../src/centralized/schemes/openLibraBooks.ts";
import { openDatabase } from "../../src/centralized/database/openDatabase.ts";
import { decisionLine } from "../../src/comparison/hashes.ts";
import { libraLeftOutBecause } from "../../src/comparison/openLibraFamily.ts";
import { openLibraReferee } from "../../src/comparison/referee/libra/openLibraReferee.ts";
import { type Inclusion, ScenarioTimeInclusion, WallClockInclusion } from "../../src/onchain/inclusion.ts";
import { openLibraContractsRail } from "../../src/onchain/libra/contractsRail.ts";
import type { Claim } from "../../src/scenario/claims.ts";
import { assertConserved } from "../../src/scenario/conservation.ts";
import { LIBRA_USD, formatAmount } from "../../src/scenario/currency.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import { LIBRA_CONSERVATION } from "../../src/scenario/libra/conservation.ts";
import { type LibraDay, libraDay } from "../../src/scenario/libra/libraDay.ts";
import { libraTerms, signInLibra } from "../../src/scenario/libra/sign.ts";
import { openScenario } from "../../src/scenario/openScenario.ts";
import type { Rail } from "../../src/scenario/rail.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { libraChain } from "./libraChain.ts";
import { collect } from "../scenario/support/collect.ts";

const FOLDER = new URL("../../scenarios/worked-example/", import.meta.url);
const DOMAIN = { name: "Libra USD", version: "1", chainId: 1, verifyingContract: `0x${"22".repeat(20)}` };

describe("the day that was worked out by hand in ≋USD", () => {
  const terms = (scenario: Scenario) => libraTerms(scenario, DOMAIN);
  let scenario: Scenario;
  let day: LibraDay;
  let instructions: SignedInstruction[];

  before(async () => {
    scenario = await openScenario(FOLDER.pathname);
    day = libraDay(scenario.participants, scenario.libra);
    const sign = signInLibra(scenario, terms(scenario), day);
    instructions = (await collect(scenario.instructions())).map(({ instruction }) => sign(instruction));
  });

  it("comes out so in the reference model", async () => {
    await expectByHand(openLibraReferee(day, terms(scenario)), instructions);
  });

  it("comes out so in the books", async () => {
    const database = await openDatabase({});
    const books = await openLibraBooks({ ...scenario, terms: terms(scenario), database, libra: day });
    await expectByHand(books, instructions);
    expect(await books.verify()).to.include({ intact: true });
    await books.close();
  });

  it("comes out so on the contracts, in scenario time", async () => {
    await expectOnContracts((provider) => new ScenarioTimeInclusion(provider));
  });

  it("comes out so on a chain that may reorder the transactions of different senders", async () => {
    await expectOnContracts((provider) => new WallClockInclusion(provider));
  });

  async function expectOnContracts(inclusionOn: (provider: JsonRpcApiProvider) => Inclusion): Promise<void> {
    const chain = await libraChain(scenario);
    const rail = await openLibraContractsRail(chain.context(inclusionOn(chain.provider)));
    const sign = signInLibra(scenario, chain.terms, day);
    const lines = await collect(scenario.instructions());
    await expectByHand(
      rail,
      lines.map(({ instruction }) => sign(instruction)),
    );
    await chain.connection.close();
  }

  it("is left out where a payer's own key would have to sign for ≋USD", async () => {
    expect(libraLeftOutBecause(scenario)).to.equal(undefined);
    const { participants } = scenario;
    const chen = participants.holders.get("chen");
    if (chen === undefined) throw new Error("no chen");
    const address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    const holders = new Map([...participants.holders, ["chen", { ...chen, address }]]);
    const because = libraLeftOutBecause({ ...scenario, participants: { ...participants, holders } });
    expect(because).to.match(/^chen has a key of its own/);
  });

  it("covers every refusal of the scheme but those of the payment rules, which are off", () => {
    const outcomes = linesOf("expected-libra.csv").map((line) => line.split(",").slice(1).join(","));
    const firstRule = REFUSALS_OF_SCHEME.libra.indexOf("UNHOSTED_LIMIT_EXCEEDED");
    const others = REFUSALS_OF_SCHEME.libra.slice(0, firstRule);
    for (const refusal of others) expect(outcomes).to.include(`rejected,${refusal},false`);
  });
});

async function expectByHand(rail: Rail, instructions: readonly SignedInstruction[]): Promise<void> {
  const opening = await rail.claims();
  const decisions = await rail.settle(instructions);
  assertConserved(await rail.claims(), opening, LIBRA_CONSERVATION);
  await rail.endDay();
  const claims = await rail.claims();
  assertConserved(claims, opening, LIBRA_CONSERVATION);
  expect(decisions.map(decisionLine)).to.deep.equal(linesOf("expected-libra.csv"));
  expect(claims.map(inUsd).sort()).to.deep.equal(linesOf("expected-libra-claims.csv").sort());
}

function inUsd({ issuer, holder, instrument, amount }: Claim): string {
  return [issuer, holder, instrument, formatAmount(amount, LIBRA_USD)].join(",");
}

/** Without the header. */
function linesOf(file: string): string[] {
  return readFileSync(new URL(file, FOLDER), "utf8").trim().split("\n").slice(1);
}
