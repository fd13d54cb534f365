import { expect } from "chai";
import fc from "fast-check";

import { CompositeReferee } from "../../../src/comparison/composite/referee.ts";
import { runComposite } from "../../../src/comparison/composite/runComposite.ts";
import { LBR, VAULT } from "../../../src/scenario/composite/rail.ts";
import type { CompositeEvent, CompositeRail, CompositeWorld } from "../../../src/scenario/composite/rail.ts";
import { OPENS_AT } from "../smallWorld.ts";

const DELAY_SECONDS = 100;

/** So few micro that every share is rounded. */
export function smallBasket(): CompositeWorld {
  const coins = (usd: bigint, eur: bigint, gbp: bigint) =>
    new Map(Object.entries({ USD: usd, EUR: eur, GBP: gbp }));
  return {
    components: [
      { code: "USD", amountPerUnit: 500_000n },
      { code: "EUR", amountPerUnit: 333_333n },
      { code: "GBP", amountPerUnit: 110_003n },
    ],
    delaySeconds: DELAY_SECONDS,
    opensAtSeconds: OPENS_AT,
    holders: new Map([
      ["ann", coins(100n, 60n, 40n)],
      ["bo", coins(30n, 30n, 30n)],
    ]),
  };
}

type At<Event> = Event extends unknown ? Omit<Event, "atSeconds"> : never;

const BY_HAND: readonly (readonly [after: number, event: At<CompositeEvent>, answer: string])[] = [
  // brought: 5, ⌈3.3⌉ = 4, ⌈1.1⌉ = 2
  [10, { kind: "create", holder: "ann", amount: 10n }, "done"],
  // taken: ⌊1.5⌋ = 1, ⌊0.999999⌋ = 0, ⌊0.3⌋ = 0; the vault keeps 4, 4, 2 for 7
  [10, { kind: "unpack", holder: "ann", amount: 3n }, "done"],
  // ⌈30.5⌉ = 31 dollars, and bo has 30
  [10, { kind: "create", holder: "bo", amount: 61n }, "ERC20InsufficientBalance"],
  [10, { kind: "swap", holder: "bo" }, "NothingAnnounced"],
  [10, { kind: "withdraw" }, "NothingAnnounced"],
  [10, { kind: "announce", amountsPerUnit: [1n, 2n, 3n] }, "done"],
  [10, { kind: "withdraw" }, "done"],
  [10, { kind: "announce", amountsPerUnit: [400_000n, 600_000n, 110_003n] }, "done"],
  [10, { kind: "freeze", holder: "bo", coin: "EUR" }, "done"],
  [DELAY_SECONDS - 11, { kind: "swap", holder: "bo" }, "SwapTooEarly"],
  // needed for 7: ⌈2.8⌉ = 3, ⌈4.2⌉ = 5, ⌈0.8⌉ = 1: a dollar and a pound are freed, a euro is missing
  [1, { kind: "swap", holder: "bo" }, "FrozenAccount"],
  [10, { kind: "lift", holder: "bo", coin: "EUR" }, "done"],
  [10, { kind: "swap", holder: "bo" }, "done"],
  [10, { kind: "swap", holder: "bo" }, "NothingAnnounced"],
  [10, { kind: "freeze_amount", holder: "bo", coin: "USD", amount: 31n }, "done"],
  [10, { kind: "create", holder: "bo", amount: 1n }, "ERC7943InsufficientUnfrozenBalance"],
  [10, { kind: "freeze", holder: "ann", coin: LBR }, "done"],
  [10, { kind: "create", holder: "ann", amount: 1n }, "FrozenAccount"],
  [10, { kind: "unpack", holder: "ann", amount: 1n }, "FrozenAccount"],
  [10, { kind: "lift", holder: "ann", coin: LBR }, "done"],
  // taken: ⌊2.8⌋ = 2, ⌊4.2⌋ = 4, ⌊0.8⌋ = 0; the vault keeps 1, 1, 1 for nothing
  [10, { kind: "unpack", holder: "ann", amount: 7n }, "done"],
  [10, { kind: "unpack", holder: "bo", amount: 1n }, "ERC20InsufficientBalance"],
  [10, { kind: "announce", amountsPerUnit: [1n, 1n, 1n] }, "done"],
  // which whoever swaps gets
  [DELAY_SECONDS, { kind: "swap", holder: "bo" }, "done"],
  [10, { kind: "create", holder: "ann", amount: 1_000_000n }, "done"],
];

/** Plays what was worked by hand on a rail, answer by answer. */
export async function playsByHand(rail: CompositeRail): Promise<void> {
  let atSeconds = OPENS_AT;
  for (const [after, event, expected] of BY_HAND) {
    atSeconds += after;
    const answer = await rail.handle({ ...event, atSeconds } as CompositeEvent);
    const inWords = answer.status === "refused" ? answer.reason : "done";
    expect(inWords, `${event.kind} at ${atSeconds - OPENS_AT}`).to.equal(expected);
  }
  const { balances, supply, amountsPerUnit } = await rail.state();
  const held = Object.fromEntries(
    [...balances].map(([coin, amounts]) => [coin, Object.fromEntries(amounts)]),
  );
  expect(held).to.deep.equal({
    USD: { ann: 97n, bo: 32n, [VAULT]: 1n },
    EUR: { ann: 59n, bo: 30n, [VAULT]: 1n },
    GBP: { ann: 37n, bo: 32n, [VAULT]: 1n },
    [LBR]: { ann: 1_000_000n, bo: 0n, [VAULT]: 0n },
  });
  expect([supply, amountsPerUnit]).to.deep.equal([1_000_000n, [1n, 1n, 1n]]);
}

/** Random events; frozen only who isn't, and lifted only who is. */
export function randomEvents(longest: number): fc.Arbitrary<readonly CompositeEvent[]> {
  const holder = fc.constantFrom("ann", "bo");
  const coin = fc.constantFrom("USD", "EUR", "GBP", LBR);
  const perUnit = fc.bigInt({ min: 1n, max: 1_200_000n });
  const of = <Kind extends CompositeEvent["kind"]>(kind: Kind) => fc.constant(kind);
  const event: fc.Arbitrary<At<CompositeEvent>> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: of("create"), holder, amount: fc.bigInt({ min: 1n, max: 70n }) }),
    },
    {
      weight: 5,
      arbitrary: fc.record({ kind: of("unpack"), holder, amount: fc.bigInt({ min: 1n, max: 40n }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: of("announce"), amountsPerUnit: fc.tuple(perUnit, perUnit, perUnit) }),
    },
    fc.record({ kind: of("withdraw") }),
    { weight: 6, arbitrary: fc.record({ kind: of("swap"), holder }) },
    fc.record({ kind: fc.constantFrom("freeze" as const, "lift" as const), holder, coin }),
    fc.record({ kind: of("freeze_amount"), holder, coin, amount: fc.bigInt({ min: 0n, max: 30n }) }),
  );
  const step = fc.tuple(fc.integer({ min: 1, max: 60 }), event);
  return fc.array(step, { minLength: longest / 2, maxLength: longest }).map(possible);
}

function possible(steps: readonly (readonly [number, At<CompositeEvent>])[]): readonly CompositeEvent[] {
  const frozen = new Set<string>();
  let atSeconds = OPENS_AT;
  return steps.flatMap(([after, event]) => {
    if (event.kind === "freeze" || event.kind === "lift") {
      const wallet = `${event.coin} of ${event.holder}`;
      if (frozen.has(wallet) === (event.kind === "freeze")) return [];
      if (event.kind === "freeze") frozen.add(wallet);
      else frozen.delete(wallet);
    }
    atSeconds += after;
    return [{ ...event, atSeconds } as CompositeEvent];
  });
}

/** Plays events on referee and rails; what they met, for tests that ask whether plans meet enough. */
export async function agreesWithReferee(
  rails: readonly CompositeRail[],
  events: readonly CompositeEvent[],
): Promise<string[]> {
  const { answered, firstDifference } = await runComposite(
    events,
    new CompositeReferee(smallBasket()),
    rails,
  );
  expect(firstDifference).to.equal(undefined);
  return answered.map(({ event, answer }) => (answer.status === "refused" ? answer.reason : event.kind));
}

/** What random plans must meet to say anything. */
export const TO_BE_MET = [
  ...["create", "unpack", "swap", "FrozenAccount", "ERC20InsufficientBalance"],
  ...["NothingAnnounced", "SwapTooEarly"],
];
