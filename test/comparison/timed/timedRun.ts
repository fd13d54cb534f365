import { expect } from "chai";

import { type TimedRun, timedRun } from "../../../src/comparison/timed/timedRun.ts";
import { timedSeries } from "../../../src/comparison/timed/timedSeries.ts";
import { JiaoziError } from "../../../src/catalogue/errors.ts";
import type { Decision } from "../../../src/scenario/rail.ts";
import type { TimedOutcome, TimedRail } from "../../../src/scenario/timedRail.ts";
import { expectError } from "../../centralized/expectError.ts";
import type { Step } from "../steps.ts";
import { smallContestant } from "./queueingRail.ts";
import { VirtualClock } from "./virtualClock.ts";

/** ann pays the shop three times (i0, again as a repetition, i2), bo's bank tops her up, dan is frozen, bo withdraws. */
const PLAN: Step[] = [
  { does: "instruct", kind: "payment", from: 0, to: 5, amountFen: 10n },
  { does: "repeat", which: 0 },
  { does: "instruct", kind: "payment", from: 0, to: 5, amountFen: 20n },
  { does: "instruct", kind: "top_up", from: 0, to: 0, amountFen: 30n },
  { does: "instruct", kind: "payment", from: 3, to: 0, amountFen: 5n },
  { does: "instruct", kind: "withdrawal", from: 1, to: 2, amountFen: 40n },
];
/** Steps are 12,342 seconds apart, so that they arrive every 10 ms. */
const PACE = { kind: "file", speedUp: 1_234_200 } as const;

describe("a run under the stopwatch", () => {
  let clock: VirtualClock;

  beforeEach(() => {
    clock = new VirtualClock();
  });

  const run = (options: Parameters<typeof smallContestant>[2] = {}, warmUpSeconds = 0): Promise<TimedRun> =>
    timedRun(smallContestant(PLAN, clock, options), { pace: PACE, warmUpSeconds, clock });

  it("measures from the scheduled arrival: a queue counts in full", async () => {
    const { readings, answers, instructions } = await run({ serviceMs: 25 });
    expect(instructions).to.equal(6);
    expect(answers).to.deep.equal({ accepted: 4, refused: 1, repeated: 1, differFromReferee: 0 });
    // due at 0, 10 … 50, settled at 25, 50 … 150: latencies 25, 40, 55, 70, 85, 100
    expect(readings.latencyMs).to.include({ max: 100, mean: 62.5 });
    expect(readings.latencyMs.p50).to.be.closeTo(55, 0.055);
    expect(readings.stagesMs).to.deep.equal({ wait: 0, sign: 0, queue: 37.5, execute: 25 });
    expect(readings.generatorLagMs.max).to.equal(0);
    // of the two settled by 50 ms, the second is a repetition
    expect(readings.perSecond).to.deep.equal({ offered: 120, taken: 120, settled: 40, accepted: 20 });
    expect(readings).to.include({ backlog: 4, drainSeconds: 0.1, measured: 6, measuredSeconds: 0.05 });
    // the last one arrives just before the second is settled
    expect(readings.inFlight).to.deep.equal({ mean: 375 / 150, most: 5 });
  });

  it("counts the load generator's own lag against no one's schedule but the arrivals'", async () => {
    let isFirst = true;
    const busy = (rail: TimedRail): TimedRail => ({
      ...rail,
      submit: (instruction) => {
        // nobody else can do anything meanwhile, as when the embedded database works
        if (isFirst) clock.pass(95);
        isFirst = false;
        return rail.submit(instruction);
      },
    });
    const { readings } = await run({ serviceMs: 0, tampered: busy });
    // due at 0, 10 … 50, and all settled at 95
    expect(readings.latencyMs.mean).to.be.closeTo(70, 1e-9);
    expect(readings.stagesMs.wait).to.be.closeTo(70, 1e-9);
    expect(readings.generatorLagMs).to.include({ max: 85, mean: (85 + 75 + 65 + 55 + 45) / 6 });
  });

  it("leaves out what was due in the warm-up, though it was settled and checked", async () => {
    const { readings, answers, seconds } = await run({ serviceMs: 25 }, 0.02);
    expect(answers.accepted).to.equal(4);
    expect(readings).to.include({ measured: 4, measuredSeconds: 0.03 });
    expect(readings.latencyMs.mean).to.equal((55 + 70 + 85 + 100) / 4);
    // settled between 20 and 50 ms: at 25 and at 50
    expect(readings.perSecond.settled).to.be.closeTo(2 / 0.03, 1e-9);
    expect(seconds).to.deep.equal([{ offered: 6, settled: 6 }]);
  });

  it("refuses a warm-up that leaves nothing to measure", async () => {
    const fault = await expectError(() => run({}, 0.05), "BAD_USAGE");
    expect(fault.place.field).to.equal("--warm-up");
  });

  it("counts answers other than the referee's in the order of arrival, without calling them errors", async () => {
    let first: Promise<unknown> | undefined;
    // bo's withdrawal overtakes nobody; ann's second payment comes after all others
    const reordered = (rail: TimedRail): TimedRail => ({
      ...rail,
      submit: async (instruction) => {
        if (first === undefined) {
          first = clock.waitUntil(clock.nowMs() + 15);
          await first;
        }
        return rail.submit(instruction);
      },
    });
    const { answers } = await run({ serviceMs: 1, tampered: reordered });
    // the repetition was settled first, and the first instruction got its answer
    expect(answers).to.deep.equal({ accepted: 4, refused: 1, repeated: 1, differFromReferee: 2 });
  });

  it("fails when a payment is settled that was answered as refused", () =>
    expectFailure(
      (decision) =>
        decision.id === "i2"
          ? { id: "i2", status: "rejected", reason: "PAYER_FROZEN", replayed: false }
          : decision,
      /^(ann|shop) ends with \d+ minor units in the wallet, but the answers explain \d+/,
    ));

  it("fails when a payment is answered as accepted that was refused", () =>
    expectFailure(
      (decision) => (decision.id === "i4" ? { id: "i4", status: "accepted", replayed: false } : decision),
      /minor units in the wallet/,
    ));

  it("fails when a repetition is settled again", () =>
    expectFailure(
      (decision) => ({ ...decision, replayed: false }),
      /^i0 came more than once and was settled 2 times/,
    ));

  it("fails when what came once is answered as a repetition", () =>
    expectFailure(
      (decision) => (decision.status === "not_taken" ? decision : { ...decision, replayed: true }),
      /^i2 came once/,
    ));

  it("fails when a repetition gets another answer than the first", () =>
    expectFailure(
      (decision) =>
        decision.replayed
          ? { id: "i0", status: "rejected", reason: "PAYER_FROZEN", replayed: true }
          : decision,
      /^i0 came again and got another answer/,
    ));

  it("fails when an instruction is answered with another's decision", () =>
    expectFailure((decision) => ({ ...decision, id: "i0" }), /^i2 was answered with the decision on i0/));

  it("fails when the end breaks a conservation rule", async () => {
    const tampered = (rail: TimedRail): TimedRail => ({
      ...rail,
      claims: async () => (await rail.claims()).filter(({ holder }) => holder !== "shop"),
    });
    await expectError(() => run({ tampered }), "BOOKS_OUT_OF_BALANCE");
  });

  it("fails when the system's own log isn't whole, and closes what it opened whatever happens", async () => {
    let closed = 0;
    const broken = new JiaoziError("BOOKS_OUT_OF_BALANCE", "row 3 was changed", "Look at it.");
    const opened: NonNullable<Parameters<typeof smallContestant>[2]>["opened"] = (contestant) => ({
      ...contestant,
      verify: () => Promise.reject(broken),
      close: () => Promise.resolve(void (closed += 1)),
    });
    await expectError(() => run({ opened }), "BOOKS_OUT_OF_BALANCE");
    expect(closed).to.equal(1);
  });

  it("repeats every contestant in turn, on a rail of its own each time", async () => {
    const contestants = [
      smallContestant(PLAN, clock),
      { ...smallContestant(PLAN, clock), mode: "net" as const },
    ];
    const order: string[] = [];
    const results = await timedSeries(contestants, {
      pace: { kind: "rate", perSecond: 100, seed: "s" },
      warmUpSeconds: 0,
      repeats: 3,
      clock,
      onRun: ({ repetition, contestant }) => order.push(`${repetition} ${contestant.mode}`),
    });
    expect(order).to.deep.equal(["1 gross", "1 net", "2 net", "2 gross", "3 gross", "3 net"]);
    for (const { runs } of results)
      expect(runs.map(({ answers }) => answers.accepted)).to.deep.equal([4, 4, 4]);
    const spans = results.map(({ runs }) => runs.map(({ readings }) => readings.measuredSeconds.toFixed(9)));
    expect(spans[0]).to.deep.equal(spans[1]);
    expect(new Set(spans[0]).size, "arrivals differ between repetitions").to.equal(3);
  });

  async function expectFailure(lie: (decision: Decision) => Decision, message: RegExp): Promise<void> {
    const tampered = (rail: TimedRail): TimedRail => ({
      ...rail,
      submit: async (instruction): Promise<TimedOutcome> => {
        const outcome = await rail.submit(instruction);
        return { ...outcome, decision: lie(outcome.decision) };
      },
    });
    const fault = await expectError(() => run({ tampered }), "ANSWERS_DONT_ADD_UP");
    expect(fault.message).to.match(message);
    expect(fault.exitCode).to.equal(1);
  }
});
