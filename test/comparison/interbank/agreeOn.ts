import { expect } from "chai";

import type { InterbankRail, StateChange } from "../../../src/scenario/interbank/rail.ts";
import type { InterbankTerms } from "../../../src/scenario/interbank/statements.ts";
import { type Plan, eventsOf } from "./randomDay.ts";

/** Plays the day on both, and fails at the first event after which they aren't in the same state. */
export async function agreeOn(
  plan: Plan,
  referee: InterbankRail,
  rail: InterbankRail,
  terms: InterbankTerms,
): Promise<void> {
  for (const event of eventsOf(plan, terms)) {
    const what = "id" in event ? event.id : event.kind;
    const expected = sorted(await referee.handle(event));
    expect(sorted(await rail.handle(event)), what).to.deep.equal(expected);
  }
  expect(await rail.balances()).to.deep.equal(await referee.balances());
  const byBank = (losses: Awaited<ReturnType<InterbankRail["losses"]>>) =>
    losses.map(({ bank, lossFen }) => `${bank} ${lossFen}`).sort();
  expect(byBank(await rail.losses())).to.deep.equal(byBank(await referee.losses()));
}

function sorted(changes: readonly StateChange[]): readonly string[] {
  return changes.map(({ id, state }) => `${id} ${state}`).sort();
}
