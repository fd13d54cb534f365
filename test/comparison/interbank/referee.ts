import { expect } from "chai";
import fc from "fast-check";

import { InterbankReferee } from "../../../src/comparison/interbank/referee.ts";
import {
  INTERBANK_MODES,
  type InterbankMode,
  SHORTFALL_RULES,
  type ShortfallRule,
} from "../../../src/scenario/interbank/rail.ts";
import {
  type InterbankTerms,
  demonstrationAddresses,
  interbankDomain,
} from "../../../src/scenario/interbank/statements.ts";
import { SMALL_DAY, refusesFaults } from "./faults.ts";
import { KEY_SEED, OPENS, type Plan, dayOf, eventsOf, plans } from "./randomDay.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const FUZZ = { seed: 20_191_111, numRuns: deep ? 1_000 : 25 };
const TERMS: InterbankTerms = {
  domain: interbankDomain(1, "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"),
  validUntilSeconds: OPENS + 86_400,
  addressOf: demonstrationAddresses(KEY_SEED),
};

const ALWAYS = ["CANCELLED_BY_PAYER", "CARRIED_OUT", "LIQUIDITY_INSUFFICIENT", "NOT_QUEUED"];
const GROSS = ["SETTLED_AT_ONCE", "SETTLED_BY_RELEASE"];
/** Every state in which an order can end. */
const STATES: Readonly<Record<InterbankMode, (rule: ShortfallRule) => readonly string[]>> = {
  gross: () => [...ALWAYS, ...GROSS],
  "liquidity-saving": () => [...ALWAYS, "SETTLED_AT_ONCE", "SETTLED_BY_OFFSET", "SETTLED_BY_RELEASE"],
  net: (rule) => [...ALWAYS, "SETTLED_IN_SESSION", ...(rule === "unwind" ? ["UNWOUND"] : [])],
};

describe(`the interbank referee on random days (seed ${FUZZ.seed})`, () => {
  for (const mode of INTERBANK_MODES) {
    for (const shortfallRule of mode === "net" ? SHORTFALL_RULES : SHORTFALL_RULES.slice(0, 1)) {
      it(`keeps the money, every order, and the order of queues in ${mode} (${shortfallRule})`, async () => {
        const rules = { mode, shortfallRule, offsetWindow: 3 };
        const reached = new Set<string>();
        const property = fc.asyncProperty(plans(deep ? 60 : 30), async (plan) => {
          for (const state of await keepsEverything(plan, rules)) reached.add(state);
        });
        await fc.assert(property, FUZZ);
        expect([...reached].sort(), "days that show nothing").to.deep.equal(STATES[mode](shortfallRule));
      });
    }
  }

  it("refuses faulty orders, without consuming their ids", async () => {
    await refusesFaults(new InterbankReferee(SMALL_DAY, TERMS), TERMS);
  });

  it("settles by offsetting what would otherwise be returned", async () => {
    let gained = 0;
    const property = fc.asyncProperty(plans(30), async (plan) => {
      const payments = { ...plan, steps: plan.steps.filter(({ what }) => what === "payment") };
      gained += (await settledIn("liquidity-saving", payments)) - (await settledIn("gross", payments));
    });
    await fc.assert(property, FUZZ);
    expect(gained).to.be.greaterThan(0);
  });
});

async function keepsEverything(plan: Plan, rules: Parameters<typeof dayOf>[1]): Promise<Iterable<string>> {
  const day = dayOf(plan, rules);
  const referee = new InterbankReferee(day, TERMS);
  const total = day.banks.reduce((sum, { balanceFen }) => sum + balanceFen, 0n);
  const states = new Map<string, string>();
  const given = new Set<string>();
  for (const event of eventsOf(plan, TERMS)) {
    if ("id" in event) given.add(event.id);
    for (const { id, state } of await referee.handle(event)) states.set(id, state);
    const balances = [...(await referee.balances()).values()];
    expect(balances.reduce((sum, fen) => sum + fen, 0n)).to.equal(total);
    expect(balances.every((fen) => fen >= 0n)).to.equal(true);
    for (const queue of referee.queues.values()) {
      const places = queue.map(({ id, urgent }) => Number(id.slice(1)) + (urgent ? 0 : 1_000));
      expect(places).to.deep.equal([...places].sort((a, b) => a - b));
    }
  }
  expect([...states.keys()].sort()).to.deep.equal([...given].sort());
  for (const state of states.values()) expect(state).to.not.be.oneOf(["QUEUED", "IN_SESSION"]);
  const losses = (await referee.losses()).reduce((sum, { lossFen }) => sum + lossFen, 0n);
  expect(losses).to.equal(0n);
  return states.values();
}

async function settledIn(mode: "gross" | "liquidity-saving", plan: Plan): Promise<number> {
  const referee = new InterbankReferee(
    dayOf(plan, { mode, shortfallRule: "unwind", offsetWindow: 16 }),
    TERMS,
  );
  let settled = 0;
  for (const event of eventsOf(plan, TERMS)) {
    for (const { state } of await referee.handle(event)) settled += state.startsWith("SETTLED") ? 1 : 0;
  }
  return settled;
}
