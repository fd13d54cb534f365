import { expect } from "chai";
import fc from "fast-check";

import { InterbankBooksRail } from "../../../src/centralized/interbank/booksRail.ts";
import { InterbankReferee } from "../../../src/comparison/interbank/referee.ts";
import {
  INTERBANK_MODES,
  type InterbankRules,
  SHORTFALL_RULES,
} from "../../../src/scenario/interbank/rail.ts";
import { demonstrationAddresses, interbankDomain } from "../../../src/scenario/interbank/statements.ts";
import { agreeOn } from "../../comparison/interbank/agreeOn.ts";
import { KEY_SEED, OPENS, type Plan, dayOf, plans } from "../../comparison/interbank/randomDay.ts";
import { freshDatabase } from "../freshDatabase.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const FUZZ = { seed: 20_191_111, numRuns: deep ? 100 : 6 };
const TERMS = {
  domain: interbankDomain(1, "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"),
  validUntilSeconds: OPENS + 86_400,
  addressOf: demonstrationAddresses(KEY_SEED),
};

describe(`interbank books and the referee on random days (seed ${FUZZ.seed})`, function () {
  this.timeout(deep ? 1_800_000 : 60_000);

  const agree = async (plan: Plan, rules: InterbankRules) => {
    const day = dayOf(plan, rules);
    const rail = await InterbankBooksRail.open(await freshDatabase(), day, TERMS, OPENS);
    await agreeOn(plan, new InterbankReferee(day, TERMS), rail, TERMS);
    expect((await rail.verify()).intact).to.equal(true);
  };

  for (const mode of INTERBANK_MODES) {
    for (const shortfallRule of mode === "net" ? SHORTFALL_RULES : SHORTFALL_RULES.slice(0, 1)) {
      it(`answer alike in ${mode} (${shortfallRule})`, async () => {
        const rules = { mode, shortfallRule, offsetWindow: 2 };
        const property = fc.asyncProperty(plans(deep ? 60 : 30), (plan) => agree(plan, rules));
        await fc.assert(property, FUZZ);
      });
    }
  }
});
