import { expect } from "chai";

import { openReferee } from "../../src/comparison/referee/openReferee.ts";
import { runDay } from "../../src/comparison/runDay.ts";
import { type Result, result as resultShape, resultSchema } from "../../src/report/result.ts";
import { renderResult } from "../../src/report/terminal.ts";
import { toResult } from "../../src/report/toResult.ts";
import { ALIPAY_2_CONSERVATION } from "../../src/scenario/alipay2/conservation.ts";
import { CNY } from "../../src/scenario/currency.ts";
import { entityKindOf } from "../../src/scenario/entities.ts";
import { openScenario, validateScenario } from "../../src/scenario/openScenario.ts";
import { scenarioTerms, signAll } from "../../src/scenario/terms.ts";

const FOLDER = new URL("../../scenarios/worked-example/", import.meta.url).pathname;

const ENVIRONMENT: Result["environment"] = {
  project: "0.0.0",
  commit: "unknown",
  node: "v24",
  platform: "test",
  processor: "test",
  processors: 2,
  packages: {},
  chain: { network: "local", chainId: 1, client: "test", gives: "inclusion" },
  database: { engine: "pglite", version: "17", durable: false, because: "no fsync" },
};

async function workedExample(): Promise<Result> {
  const scenario = await openScenario(FOLDER);
  const domain = { name: "Wallet Yuan", version: "1", chainId: 1, verifyingContract: `0x${"11".repeat(20)}` };
  const terms = scenarioTerms(scenario, domain);
  const referee = () => openReferee({ ...scenario, terms, mode: "gross" });
  const family = {
    scheme: "alipay-2.0",
    mode: "gross",
    currency: CNY,
    conservation: ALIPAY_2_CONSERVATION,
    kindOf: (entity: string) => entityKindOf(scenario.participants, entity),
    referee: referee(),
    rails: [referee()],
  } as const;
  return toResult(ENVIRONMENT, scenario, await validateScenario(scenario), await runDay([family], signAll(scenario, terms)));
}

describe("the result document", () => {
  let result: Result;

  before(async () => {
    result = await workedExample();
  });

  it("has the shape that its schema describes, through JSON and back", () => {
    expect(resultShape.parse(JSON.parse(JSON.stringify(result)))).to.deep.equal(result);
    expect(resultSchema()).to.have.property("properties").that.has.all.keys("version", "environment", "scenario", "families", "leftOut", "reserveRun", "sideBySide", "timed");
  });

  it("is the same, byte for byte, when the same day is run again", async () => {
    expect(JSON.stringify(await workedExample())).to.equal(JSON.stringify(result));
  });

  it("has a balance sheet in balance for every entity, and for people and merchants together", () => {
    const sum = (amounts: Record<string, string>) =>
      Object.values(amounts).reduce((total, amount) => total + BigInt(amount), 0n);
    for (const { rails, referee } of result.families) {
      for (const { openingSheets, closingSheets } of [...rails, referee]) {
        for (const { entity, assets, liabilities, equity } of [...openingSheets, ...closingSheets]) {
          expect(sum(assets) - sum(liabilities) - BigInt(equity), entity).to.equal(0n);
        }
        expect(closingSheets.map(({ entity }) => entity)).to.include("holders");
      }
    }
  });

  it("says in the terminal who agrees, what was refused, and what the central bank owes whom", () => {
    const text = renderResult(result);
    expect(text).to.contain("✓ alipay-2.0, gross settlement");
    expect(text).to.contain("BANK_RESERVE_INSUFFICIENT");
    expect(text).to.match(/central-bank +central-bank lending to banks +890\.00/);
    expect(text).to.contain("client reserve (deposits of non-financial institutions)");
    expect(text).to.contain("inclusion");
  });

  it("says in the terminal where they part, if they do", () => {
    const [family] = result.families;
    if (family === undefined) throw new Error("no family");
    const firstDifference = { rail: "books", where: "instruction w07", referee: "accepted", answer: "rejected: PAYER_FROZEN" };
    const text = renderResult({ ...result, families: [{ ...family, agree: false, firstDifference }] });
    expect(text).to.contain(
      "✗ alipay-2.0, gross settlement: first difference at instruction w07: books says rejected: PAYER_FROZEN, the referee accepted.",
    );
  });
});
