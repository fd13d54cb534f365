import { expect } from "chai";

import { type Answer, runOpenLoop } from "../../../src/comparison/timed/openLoop.ts";
import type { SignedInstruction } from "../../../src/scenario/instructions.ts";
import type { TimedOutcome } from "../../../src/scenario/timedRail.ts";
import { expectError } from "../../centralized/expectError.ts";
import { VirtualClock } from "./virtualClock.ts";

const SPACING_MS = 10;

describe("the open loop", () => {
  let clock: VirtualClock;
  let handedOver: number[];
  let answers: Answer[];

  beforeEach(() => {
    clock = new VirtualClock();
    handedOver = [];
    answers = [];
  });

  const run = (
    count: number,
    submit: (instruction: SignedInstruction) => Promise<TimedOutcome>,
    spacingMs = SPACING_MS,
  ) => {
    let [given, arrived] = [0, 0];
    return runOpenLoop(() => Promise.resolve(given < count ? numbered(given++) : undefined), {
      rail: { submit },
      clock,
      dueAtMs: () => (arrived += spacingMs),
      handedOver: (_, nowMs) => handedOver.push(nowMs),
      answered: (answer) => answers.push(answer),
    });
  };

  it("hands over on schedule, however slowly the rail answers", async () => {
    expect(await run(50, (instruction) => answerAfter(clock, 5_000, instruction))).to.equal(50);
    expect(handedOver).to.deep.equal(Array.from({ length: 50 }, (_, place) => (place + 1) * SPACING_MS));
    expect(answers.map(({ position }) => position)).to.have.members([...Array(50).keys()]);
  });

  it("keeps the schedule of what follows when it was held up itself", async () => {
    await run(50, (instruction) => {
      // nobody else can do anything for a while, as when the embedded database works
      if (instruction.id === "i3") clock.pass(95);
      return answerAfter(clock, 1, instruction);
    });
    const onSchedule = (place: number) => (place + 1) * SPACING_MS;
    expect(handedOver.slice(0, 4)).to.deep.equal([0, 1, 2, 3].map(onSchedule));
    expect(new Set(handedOver.slice(4, 13))).to.deep.equal(new Set([135]));
    expect(handedOver.slice(13)).to.deep.equal([...Array(50).keys()].slice(13).map(onSchedule));
    expect(answers[4]?.dueAtMs).to.equal(onSchedule(4));
  });

  it("lets others have their turn though it is late", async () => {
    const late = new VirtualClock();
    late.pass(1_000_000);
    clock = late;
    let answeredBefore = 0;
    await run(1_000, async (instruction) => {
      answeredBefore = answers.length;
      return answerAfter(late, 0, instruction);
    });
    expect(answeredBefore).to.be.greaterThan(0);
  });

  it("stops at the first fault, waits for what is under way, and throws that fault", async () => {
    const fault = new Error("the node is gone");
    const cause = await run(50, (instruction) =>
      instruction.id === "i5" ? Promise.reject(fault) : answerAfter(clock, 100, instruction),
    ).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(cause).to.equal(fault);
    expect(handedOver).to.have.length(6);
    expect(answers).to.have.length(5);
  });

  it("says that instructions are lost when their answers stay out", async () => {
    const submit = (instruction: SignedInstruction) =>
      instruction.id === "i7" ? new Promise<never>(() => {}) : answerAfter(clock, 1, instruction);
    const fault = await expectError(() => run(20, submit), "ANSWERS_DONT_ADD_UP");
    expect(fault.message).to.match(/^1 instructions .* i7 /);
    expect(fault.exitCode).to.equal(1);
  });

  it("gives up when more wait than memory should hold", async () => {
    const submit = () => new Promise<never>(() => {});
    const fault = await expectError(() => run(100_001, submit, 0), "BAD_USAGE");
    expect(fault.place.field).to.equal("--rate");
  });
});

function numbered(place: number): SignedInstruction {
  const parties = { kind: "payment", payer: "ann", payee: "bo" } as const;
  return { id: `i${place}`, atSeconds: place, ...parties, amount: 1n, signature: "0x" };
}

async function answerAfter(
  clock: VirtualClock,
  ms: number,
  { id }: SignedInstruction,
): Promise<TimedOutcome> {
  const takenAtMs = clock.nowMs();
  await clock.waitUntil(takenAtMs + ms);
  const stamps = {
    takenAtMs,
    signedAtMs: takenAtMs,
    submittedAtMs: takenAtMs,
    settledAtMs: clock.nowMs(),
  };
  return { decision: { id, status: "accepted", replayed: false }, stamps };
}
