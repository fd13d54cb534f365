import { expect } from "chai";
import fc from "fast-check";

import { InterbankReferee } from "../../../src/comparison/interbank/referee.ts";
import { INTERBANK_MODES, SHORTFALL_RULES } from "../../../src/scenario/interbank/rail.ts";
import {
  type InterbankTerms,
  demonstrationAddresses,
  interbankDomain,
} from "../../../src/scenario/interbank/statements.ts";
import { KEY_SEED, OPENS, type Plan, dayOf, eventsOf, plans } from "./randomDay.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const FUZZ = { seed: 20_191_111, numRuns: deep ? 1_000 : 40 };
const TERMS: InterbankTerms = {
  domain: interbankDomain(1, "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"),
  validUntilSeconds: OPENS + 86_400,
  addressOf: demonstrationAddresses(KEY_SEED),
};

describe(`the interbank referee on random days (seed ${FUZZ.seed})`, () => {
  for (const mode of INTERBANK_MODES) {
    for (const shortfallRule of mode === "net" ? SHORTFALL_RULES : SHORTFALL_RULES.slice(0, 1)) {
      it(`keeps the money, every order, and the order of queues in ${mode} (${shortfallRule})`, async () => {
        const rules = { mode, shortfallRule, offsetWindow: 3 };
        const property = fc.asyncProperty(plans(deep ? 60 : 30), (plan) => keepsEverything(plan, rules));
        await fc.assert(property, FUZZ);
      });
    }
  }

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

async function keepsEverything(plan: Plan, rules: Parameters<typeof dayOf>[1]): Promise<void> {
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
