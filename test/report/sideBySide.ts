import { expect } from "chai";

import { openECnyFamily } from "../../src/comparison/openECnyFamily.ts";
import type { Family } from "../../src/comparison/family.ts";
import { openReferee } from "../../src/comparison/referee/openReferee.ts";
import { runDay } from "../../src/comparison/runDay.ts";
import { csvOf } from "../../src/report/csv.ts";
import type { SideBySide } from "../../src/report/sideBySide/document.ts";
import { renderSideBySide } from "../../src/report/sideBySide/render.ts";
import { sideBySideNumbers } from "../../src/report/sideBySide/words.ts";
import { sideBySideSections } from "../../src/report/sideBySide/section.ts";
import { toResult } from "../../src/report/toResult.ts";
import { ALIPAY_2_CONSERVATION } from "../../src/scenario/alipay2/conservation.ts";
import { CNY } from "../../src/scenario/currency.ts";
import { DEFAULT_ECNY, type ECnyRegime } from "../../src/scenario/ecny/parameters.ts";
import { ecnyTerms } from "../../src/scenario/ecny/sign.ts";
import { entityKindOf } from "../../src/scenario/entities.ts";
import { demonstrationKey, signInstruction } from "../../src/scenario/keys.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { scenarioTerms } from "../../src/scenario/terms.ts";
import { TOP_UP, oneHolder } from "../comparison/ecny/oneTopUp.ts";
import { DOMAIN } from "../comparison/referee/day.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT } from "../comparison/smallWorld.ts";
import { sampleResult } from "./sampleResult.ts";

const participants = oneHolder();

function scenarioIn(regime: ECnyRegime): Scenario {
  return {
    ...{ name: "One top-up", folder: "", keySeed: KEY_SEED, opensAtSeconds: OPENS_AT, closesAtSeconds: CLOSES_AT },
    ...{ sessionsPerDay: 4, measures: [], participants, ecny: { ...DEFAULT_ECNY, regime } },
    instructions: () => {
      throw new Error("given to runDay itself");
    },
  };
}

/** A day of one top-up, under alipay-2.0 and e-CNY, through the reference models. */
async function sidesIn(regime: ECnyRegime): Promise<SideBySide> {
  const scenario = scenarioIn(regime);
  const terms = scenarioTerms(scenario, DOMAIN);
  const wallet: Family = {
    ...{ scheme: "alipay-2.0", mode: "gross", currency: CNY, conservation: ALIPAY_2_CONSERVATION, rails: [] },
    kindOf: (entity) => entityKindOf(participants, entity),
    referee: openReferee({ ...scenario, terms, mode: "gross" }),
  };
  const eCny = await openECnyFamily({ scenario, terms: ecnyTerms(scenario, DOMAIN) });
  async function* day() {
    yield { ...TOP_UP, signature: signInstruction(TOP_UP, terms, demonstrationKey(KEY_SEED, "icbc")) };
  }
  const results = await runDay([wallet, eCny], day());
  const summary = { instructions: 1, countByKind: { top_up: 1, payment: 0, withdrawal: 0 }, amountFen: TOP_UP.amount };
  const { sideBySide } = toResult(sampleResult().environment, scenario, summary, results);
  if (sideBySide === undefined) throw new Error("both schemes took part");
  return sideBySide;
}

/** By how many yuan each row changed, under alipay-2.0 and e-CNY; rows that neither changed are left out. */
function changesIn({ rows }: SideBySide): Record<string, readonly number[]> {
  const changed = rows.map(({ name, definition, amounts }) => {
    const changes = amounts.map(({ before, after }) => Number(BigInt(after) - BigInt(before)) / 100);
    return [definition === undefined ? name : `${name}, ${definition}`, changes] as const;
  });
  return Object.fromEntries(changed.filter(([, changes]) => changes.some((change) => change !== 0)));
}

const TOPPED_UP = {
  "topped up, or converted": [100, 100],
  "wallet balances, by payment institutions": [100, 0],
  "deposits, by banks": [-100, -100],
};

describe("a top-up beside a conversion of the same deposit", () => {
  it("moves the same reserves in the regime of 2021, and only the debtor differs", async () => {
    expect(changesIn(await sidesIn("M0_2021"))).to.deep.equal({
      ...TOPPED_UP,
      "e-CNY, by the central bank": [0, 100],
      // reserve money itself stays as it was
      "Currency issue": [0, 100],
      "of which e-CNY": [0, 100],
      "Deposits of other depository corporations": [-100, -100],
      "Deposits of non-financial institutions": [100, 0],
      "of which client reserves that back wallets": [100, 0],
      M0: [0, 100],
      "M1, before 2025, client reserves in no aggregate": [0, 100],
      "M1, before 2025, client reserves in M2": [0, 100],
      "M2, before 2025, client reserves in no aggregate": [-100, 0],
    });
  });

  it("leaves the central bank alone in the regime of 2026", async () => {
    expect(changesIn(await sidesIn("DEPOSIT_2026"))).to.deep.equal({
      ...TOPPED_UP,
      "e-CNY, by operating banks": [0, 100],
      "Deposits of other depository corporations": [-100, 0],
      "Deposits of non-financial institutions": [100, 0],
      "of which client reserves that back wallets": [100, 0],
      "M2, before 2025, client reserves in no aggregate": [-100, 0],
    });
  });

  it("is told in terminal, page and CSV", async () => {
    const sides = await sidesIn("M0_2021");
    const sentence =
      "Deposits of banks at the central bank changed by −100.00 (alipay-2.0), −100.00 (e-cny, M0_2021) yuan; those of non-financial institutions by +100.00 (alipay-2.0), 0.00 (e-cny, M0_2021); currency issue by 0.00 (alipay-2.0), +100.00 (e-cny, M0_2021); and M0 by 0.00 (alipay-2.0), +100.00 (e-cny, M0_2021).";
    expect(renderSideBySide(sides)).to.contain(sentence);
    expect(sideBySideSections(sides)[0]?.body.text).to.contain(sentence);
    expect(csvOf(sideBySideNumbers(sides))).to.contain(
      "central bank,Currency issue,货币发行,,0.00,0.00,0.00,100.00\n",
    );
    expect(sideBySideSections(undefined)).to.deep.equal([]);
  });
});
