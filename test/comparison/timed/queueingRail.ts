import { openReferee } from "../../../src/comparison/referee/openReferee.ts";
import type { OpenedContestant } from "../../../src/comparison/timed/contestant.ts";
import type { Contestant } from "../../../src/comparison/timed/contestant.ts";
import { ALIPAY_2_CONSERVATION } from "../../../src/scenario/alipay2/conservation.ts";
import { entityKindOf } from "../../../src/scenario/entities.ts";
import type { SignedInstruction } from "../../../src/scenario/instructions.ts";
import type { Rail } from "../../../src/scenario/rail.ts";
import { scenarioTerms } from "../../../src/scenario/terms.ts";
import type { TimedOutcome, TimedRail } from "../../../src/scenario/timedRail.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT, smallWorld } from "../smallWorld.ts";
import { type Step, instructionsOf } from "../steps.ts";
import type { VirtualClock } from "./virtualClock.ts";

const DOMAIN = {
  name: "Wallet Yuan",
  version: "1",
  chainId: 1,
  verifyingContract: `0x${"11".repeat(20)}`,
};

/** Serves one instruction at a time, each for so long, in the order in which they came; the referee decides. */
export function queueingRail(referee: Rail, clock: VirtualClock, serviceMs: number): TimedRail {
  let last: Promise<unknown> = Promise.resolve();
  const submit = (instruction: SignedInstruction): Promise<TimedOutcome> => {
    const takenAtMs = clock.nowMs();
    const mine = last.then(async () => {
      const submittedAtMs = clock.nowMs();
      await clock.waitUntil(submittedAtMs + serviceMs);
      const [decision] = await referee.settle([instruction]);
      if (decision === undefined) throw new Error("no decision");
      const settledAtMs = clock.nowMs();
      return { decision, stamps: { takenAtMs, signedAtMs: takenAtMs, submittedAtMs, settledAtMs } };
    });
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    name: "books",
    settlement: "not durable",
    prepare: () => Promise.resolve(),
    submit,
    endDay: () => referee.endDay(),
    claims: () => referee.claims(),
    footprint: () => Promise.resolve({ processIds: [] }),
    close: () => Promise.resolve(),
  };
}

/** The small world under alipay-2.0, gross, on a queueing rail; `tampered` makes of the rail what a test needs. */
export function smallContestant(
  plan: readonly Step[],
  clock: VirtualClock,
  {
    serviceMs = 10,
    tampered = (rail: TimedRail) => rail,
    opened = (contestant: OpenedContestant) => contestant,
  } = {},
): Contestant {
  const participants = smallWorld();
  const terms = scenarioTerms({ participants, keySeed: KEY_SEED, closesAtSeconds: CLOSES_AT }, DOMAIN);
  const day = { participants, terms, opensAtSeconds: OPENS_AT, closesAtSeconds: CLOSES_AT };
  const referee = () => openReferee({ ...day, mode: "gross", sessionsPerDay: 4 });
  const instructions = instructionsOf(plan, terms);
  return {
    scheme: "alipay-2.0",
    mode: "gross",
    rail: "books",
    label: "books",
    conservation: ALIPAY_2_CONSERVATION,
    kindOf: (entity) => entityKindOf(participants, entity),
    open: () =>
      Promise.resolve(
        opened({
          rail: tampered(queueingRail(referee(), clock, serviceMs)),
          signed: () => stream(instructions),
          referee,
          verify: () => Promise.resolve(),
          facts: { system: "a model", counts: "decided", batching: "none", beforehand: "nothing" },
          close: () => Promise.resolve(),
        }),
      ),
  };
}

export async function* stream<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
