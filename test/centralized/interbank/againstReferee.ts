import { expect } from "chai";
import fc from "fast-check";

import { InterbankBooksRail } from "../../../src/centralized/interbank/booksRail.ts";
import { InterbankReferee } from "../../../src/comparison/interbank/referee.ts";
import {
  INTERBANK_MODES,
  type InterbankRules,
  SHORTFALL_RULES,
} from "../../../src/scenario/interbank/rail.ts";
import {
  demonstrationAddresses,
  interbankDomain,
  signOrder,
} from "../../../src/scenario/interbank/statements.ts";
import { agreeOn } from "../../comparison/interbank/agreeOn.ts";
import { SMALL_DAY, refusesFaults } from "../../comparison/interbank/faults.ts";
import { KEY_SEED, OPENS, type Plan, dayOf, plans } from "../../comparison/interbank/randomDay.ts";
import { freshDatabase } from "../freshDatabase.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const FUZZ = { seed: 20_191_111, numRuns: deep ? 12 : 3 };
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

  it("refuse faulty orders alike, without consuming their ids", async () => {
    const rail = await InterbankBooksRail.open(await freshDatabase(), SMALL_DAY, TERMS, OPENS);
    await refusesFaults(rail, TERMS);
  });

  it("go on where they were left, and refuse another day's database", async () => {
    const database = await freshDatabase();
    const day = { ...SMALL_DAY, mode: "net" as const };
    const order = { kind: "payment", atSeconds: OPENS, payer: "icbc", payee: "ccb", urgent: false } as const;
    const give = (rail: InterbankBooksRail, id: string, amountFen: bigint) =>
      rail.handle(signOrder({ ...order, id, amountFen }, TERMS, KEY_SEED));
    await give(await InterbankBooksRail.open(database, day, TERMS, OPENS), "p1", 70n);
    const again = await InterbankBooksRail.open(database, day, TERMS, OPENS);
    expect(await give(again, "p1", 70n)).to.deep.equal([{ id: "p1", state: "IN_SESSION" }]);
    expect(await give(again, "p2", 31n)).to.deep.equal([{ id: "p2", state: "QUEUED" }]);
    await again.handle({ kind: "day_end", atSeconds: OPENS + 60 });
    expect([...(await again.balances()).values()]).to.deep.equal([30n, 170n]);
    const other = InterbankBooksRail.open(database, SMALL_DAY, TERMS, OPENS);
    const fault = await other.catch((error: unknown) => error);
    expect(fault).to.include({ code: "DATABASE_REFUSED" });
  });

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
