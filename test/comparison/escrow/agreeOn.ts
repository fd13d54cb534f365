import { expect } from "chai";

import type { EscrowRail } from "../../../src/scenario/escrow/rail.ts";
import type { EscrowEvent } from "../../../src/scenario/escrow/trades.ts";

const EVERY = process.env["JIAOZI_TEST_DEPTH"] === "deep" ? 1 : 8;

/** Plays the events on both, and fails at the first after which they don't say the same; looks at what they hold at times. */
export async function agreeOn(
  events: readonly EscrowEvent[],
  referee: EscrowRail,
  rail: EscrowRail,
): Promise<void> {
  for (const [index, event] of events.entries()) {
    const expected = await referee.handle(event);
    const what = JSON.stringify(event, (_key, value: unknown) =>
      typeof value === "bigint" ? Number(value) : value,
    );
    expect(await rail.handle(event), what).to.deep.equal(expected);
    if (index % EVERY !== 0 && index !== events.length - 1) continue;
    expect(await rail.holdings(), what).to.deep.equal(await referee.holdings());
  }
}
