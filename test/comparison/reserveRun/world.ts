import { expect } from "chai";
import fc from "fast-check";

import { ReserveRunReferee } from "../../../src/comparison/reserveRun/referee.ts";
import { runReserveRun } from "../../../src/comparison/reserveRun/runReserveRun.ts";
import { libraDay } from "../../../src/scenario/libra/libraDay.ts";
import { DEFAULT_LIBRA } from "../../../src/scenario/libra/parameters.ts";
import type { ReserveRunRail, RunEvent, RunWorld } from "../../../src/scenario/reserveRun/rail.ts";
import { OPENS_AT, smallWorld } from "../smallWorld.ts";

/** A fen is a micro: ann 100, bo 60, cai 80 of which 50 are frozen, dan 70 and frozen, the dealer 124; 434 in all. */
export const RUN_LIBRA = { ...DEFAULT_LIBRA, fenPerUsd: 1_000_000n, inventoryPercent: 40n };
export const DELAY_SECONDS = 100;

export function smallRun(): RunWorld {
  return { day: libraDay(smallWorld(), RUN_LIBRA), delaySeconds: DELAY_SECONDS, opensAtSeconds: OPENS_AT };
}

type At<Event> = Event extends unknown ? Omit<Event, "atSeconds"> : never;

/**
 * Worked by hand. The reserve is attested at 412 of 434. Dealer: ⌊124 × 412 / 434⌋ = ⌊117.7⌋, which leaves 295 for 310
 * coins; ann: ⌊100 × 295 / 310⌋ = ⌊95.2⌋, leaving 200 for 210; bo: ⌊60 × 200 / 210⌋ = ⌊57.1⌋, leaving 143 for 150;
 * cai: ⌊30 × 143 / 150⌋ = ⌊28.6⌋, leaving 115 for 120: never less for each coin than before.
 */
const BY_HAND: readonly (readonly [after: number, event: At<RunEvent>, answer: string])[] = [
  [10, { kind: "attest", reserve: 412n }, "done"],
  [10, { kind: "dealer_redeems", amount: 125n }, "ERC20InsufficientBalance"],
  [10, { kind: "dealer_redeems", amount: 124n }, "117"],
  [10, { kind: "request", holder: "ann", amount: 100n }, "DealersActive"],
  [10, { kind: "declare_inactive" }, "done"],
  [10, { kind: "request", holder: "ann", amount: 101n }, "ERC20InsufficientBalance"],
  [10, { kind: "request", holder: "ann", amount: 100n }, "done"],
  [10, { kind: "request", holder: "ann", amount: 1n }, "RequestOpenAlready"],
  [10, { kind: "request", holder: "bo", amount: 60n }, "done"],
  [10, { kind: "request", holder: "cai", amount: 31n }, "ERC7943InsufficientUnfrozenBalance"],
  [10, { kind: "request", holder: "cai", amount: 30n }, "done"],
  [10, { kind: "request", holder: "dan", amount: 10n }, "FrozenAccount"],
  [10, { kind: "cancel", holder: "shop" }, "NoOpenRequest"],
  // ann asked 60 seconds ago: one second before it is time, and then a block later
  [39, { kind: "settle", number: 0 }, "RequestNotReady"],
  [2, { kind: "freeze", holder: "ann" }, "done"],
  [2, { kind: "settle", number: 0 }, "FrozenAccount"],
  [2, { kind: "lift", holder: "ann" }, "done"],
  [60, { kind: "settle", number: 2 }, "NotItsTurn"],
  [10, { kind: "settle", number: 0 }, "95"],
  [10, { kind: "settle", number: 0 }, "NoOpenRequest"],
  [10, { kind: "settle", number: 1 }, "57"],
  [10, { kind: "settle", number: 2 }, "28"],
  [10, { kind: "attest", reserve: 0n }, "done"],
  [10, { kind: "lift", holder: "dan" }, "done"],
  [10, { kind: "request", holder: "dan", amount: 70n }, "done"],
  [DELAY_SECONDS, { kind: "settle", number: 3 }, "PayoutNotDue"],
  [10, { kind: "cancel", holder: "dan" }, "done"],
  [10, { kind: "attest", reserve: 500n }, "done"],
  [10, { kind: "request", holder: "dan", amount: 7n }, "done"],
  [DELAY_SECONDS, { kind: "settle", number: 4 }, "7"],
];

/** Plays the run that was worked by hand on a rail, answer by answer. */
export async function playsByHand(rail: ReserveRunRail): Promise<void> {
  let atSeconds = OPENS_AT;
  for (const [after, event, expected] of BY_HAND) {
    atSeconds += after;
    const answer = await rail.handle({ ...event, atSeconds } as RunEvent);
    const inWords = answer.status === "refused" ? answer.reason : String(answer.paid ?? "done");
    expect(inWords, `${event.kind} at ${atSeconds - OPENS_AT}`).to.equal(expected);
  }
  const { coins, queued, supply, reserve, paid } = await rail.state();
  expect({ queued, supply, reserve }).to.deep.equal({ queued: 0n, supply: 113n, reserve: 493n });
  expect(Object.fromEntries(paid)).to.deep.equal({ dealer: 117n, ann: 95n, bo: 57n, cai: 28n, dan: 7n });
  const left = { ann: 0n, bo: 0n, cai: 50n, dan: 63n, eve: 0n, shop: 0n, dealer: 0n };
  expect(Object.fromEntries(coins)).to.deep.equal(left);
}

/** Random events, with every refusal among them; frozen only who isn't, and lifted only who is. */
export function randomEvents(longest: number): fc.Arbitrary<readonly RunEvent[]> {
  const holder = fc.constantFrom("ann", "bo", "cai", "dan", "shop");
  const amount = fc.bigInt({ min: 1n, max: 70n });
  const event: fc.Arbitrary<At<RunEvent>> = fc.oneof(
    fc.record({ kind: fc.constant("attest" as const), reserve: fc.bigInt({ min: 0n, max: 460n }) }),
    fc.record({ kind: fc.constant("dealer_redeems" as const), amount }),
    { weight: 3, arbitrary: fc.constant({ kind: "declare_inactive" as const }) },
    { weight: 8, arbitrary: fc.record({ kind: fc.constant("request" as const), holder, amount }) },
    fc.record({ kind: fc.constant("cancel" as const), holder }),
    fc.record({ kind: fc.constant("freeze" as const), holder }),
    fc.record({ kind: fc.constant("lift" as const), holder }),
    { weight: 8, arbitrary: fc.record({ kind: fc.constant("settle" as const), number: fc.nat(2) }) },
  );
  const step = fc.tuple(fc.integer({ min: 3, max: 60 }), event);
  return fc.array(step, { minLength: longest / 2, maxLength: longest }).map(possible);
}

function possible(steps: readonly (readonly [number, At<RunEvent>])[]): readonly RunEvent[] {
  const frozen = new Set(["dan"]);
  let [atSeconds, isOpen] = [OPENS_AT, false];
  return steps.flatMap(([after, event]) => {
    if (event.kind === "freeze" && frozen.has(event.holder)) return [];
    if (event.kind === "lift" && !frozen.has(event.holder)) return [];
    if (event.kind === "declare_inactive" && isOpen) return [];
    if (event.kind === "declare_inactive") isOpen = true;
    if (event.kind === "freeze") frozen.add(event.holder);
    if (event.kind === "lift") frozen.delete(event.holder);
    atSeconds += after;
    return [{ ...event, atSeconds } as RunEvent];
  });
}

/** Plays events on referee and rail; what they met, for tests that ask whether plans meet enough. */
export async function agreesWithReferee(
  rail: ReserveRunRail,
  events: readonly RunEvent[],
): Promise<string[]> {
  const { answered, firstDifference } = await runReserveRun({ events }, new ReserveRunReferee(smallRun()), [
    rail,
  ]);
  expect(firstDifference).to.equal(undefined);
  return answered.map(({ event, answer }) => (answer.status === "refused" ? answer.reason : event.kind));
}
