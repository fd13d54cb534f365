import { JiaoziError } from "../../catalogue/errors.ts";
import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { TimedOutcome, TimedRail } from "../../scenario/timedRail.ts";
import type { Clock } from "./clock.ts";
import { UnderWay } from "./underWay.ts";

/**
 * How many instructions may be handed over before others get their turn: what is late is handed over at once, as it
 * would have been by a load generator on a machine of its own.
 */
const MOST_AT_A_STRETCH = 250;

/** Beyond this an overloaded rail's queue would eat the machine's memory instead of telling more. */
const MOST_IN_FLIGHT = 100_000;

export interface OpenLoop {
  readonly rail: Pick<TimedRail, "submit">;
  readonly clock: Clock;
  /** When instructions are due by that clock, asked in order. */
  readonly dueAtMs: (instruction: SignedInstruction) => number;
  readonly handedOver: (dueAtMs: number, nowMs: number) => void;
  readonly answered: (answer: Answer) => void;
}

/** What came of the instruction at this place of the file. */
export interface Answer {
  readonly position: number;
  readonly instruction: SignedInstruction;
  readonly dueAtMs: number;
  readonly outcome: TimedOutcome;
}

/**
 * Hands every instruction to the rail when it is due, whether or not those before it were answered: a slow rail makes
 * its queue longer, never the arrivals slower. Resolves with their number when all are answered. At the first that the
 * rail rejects, it hands over no more, waits for those under way and throws that fault. Throws `ANSWERS_DONT_ADD_UP`
 * if answers stay out.
 */
export async function runOpenLoop(
  next: () => Promise<SignedInstruction | undefined>,
  { rail, clock, dueAtMs: dueOf, handedOver, answered }: OpenLoop,
): Promise<number> {
  const underWay = new UnderWay(clock);
  let position = 0;
  for (let stretch = 1; !underWay.hasFailed; position += 1, stretch += 1) {
    const instruction = await next();
    if (instruction === undefined) break;
    const dueAtMs = dueOf(instruction);
    const isEarly = clock.nowMs() < dueAtMs;
    if (isEarly) stretch = 0;
    if (isEarly || stretch % MOST_AT_A_STRETCH === 0) await clock.waitUntil(dueAtMs);
    if (underWay.hasFailed) break;
    if (underWay.count >= MOST_IN_FLIGHT) throw overloaded();
    handedOver(dueAtMs, clock.nowMs());
    const mine = { position, instruction, dueAtMs };
    underWay.add(
      instruction.id,
      rail.submit(instruction).then((outcome) => answered({ ...mine, outcome })),
    );
  }
  await underWay.end();
  return position;
}

function overloaded(): JiaoziError {
  return new JiaoziError(
    "BAD_USAGE",
    `${MOST_IN_FLIGHT.toLocaleString("en")} instructions wait for the rail, and more arrive.`,
    "Offer fewer a second: lower --rate or --speed-up.",
    { field: "--rate" },
  );
}
