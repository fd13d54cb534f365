import type { Micro } from "../../scenario/libra/convert.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import type { RunPlan } from "../../scenario/reserveRun/plan.ts";
import type { ReserveRunRail, RunAnswer, RunEvent, RunState } from "../../scenario/reserveRun/rail.ts";

/** The first place where a rail and the referee part. */
export interface RunDifference {
  readonly rail: ReserveRunRail["name"];
  /** The event, or what of the end state. */
  readonly where: string;
  readonly referee: string;
  readonly answer: string;
}

export interface Answered {
  readonly event: RunEvent;
  readonly answer: RunAnswer;
}

export interface RunResult {
  /** What the referee answered. */
  readonly answered: readonly Answered[];
  /** The referee's, before the first event and after the last. */
  readonly opening: RunState;
  readonly closing: RunState;
  readonly firstDifference?: RunDifference;
}

/** Plays a run on the referee and on every rail, answer by answer, and compares where each of them ends. */
export async function runReserveRun(
  { events }: Pick<RunPlan, "events">,
  referee: ReserveRunRail,
  rails: readonly ReserveRunRail[],
  onEvent: (done: number) => void = () => {},
): Promise<RunResult> {
  const opening = await referee.state();
  const answered: Answered[] = [];
  let first = await differenceAt("the opening", opening, rails);
  for (const [number, event] of events.entries()) {
    if (first !== undefined) break;
    const answer = await referee.handle(event);
    answered.push({ event, answer });
    for (const rail of rails) first ??= differenceIn(rail, event, number, answer, await rail.handle(event));
    onEvent(number + 1);
  }
  const closing = await referee.state();
  first ??= await differenceAt("the end", closing, rails);
  return { answered, opening, closing, ...(first === undefined ? {} : { firstDifference: first }) };
}

function differenceIn(
  { name }: ReserveRunRail,
  event: RunEvent,
  number: number,
  expected: RunAnswer,
  actual: RunAnswer,
): RunDifference | undefined {
  const [referee, answer] = [inWords(expected), inWords(actual)];
  if (referee === answer) return undefined;
  return { rail: name, where: `event ${number + 1}, ${event.kind}`, referee, answer };
}

async function differenceAt(
  moment: string,
  expected: RunState,
  rails: readonly ReserveRunRail[],
): Promise<RunDifference | undefined> {
  for (const rail of rails) {
    const actual = linesOf(await rail.state());
    for (const [what, amount] of linesOf(expected)) {
      const answer = actual.get(what) ?? 0n;
      if (answer === amount) continue;
      return {
        rail: rail.name,
        where: `${what} at ${moment}`,
        referee: amount.toString(),
        answer: answer.toString(),
      };
    }
  }
  return undefined;
}

function linesOf({ coins, queued, supply, reserve, paid }: RunState): ReadonlyMap<string, Micro> {
  const lines = (what: string, amounts: ReadonlyMap<ParticipantId, Micro>) =>
    [...amounts].map(([id, amount]) => [`${what} of ${id}`, amount] as const);
  return new Map([
    ["supply", supply],
    ["reserve", reserve],
    ["coins in the queue", queued],
    ...lines("coins", coins),
    ...lines("payment", paid),
  ]);
}

function inWords(answer: RunAnswer): string {
  if (answer.status === "refused") return `refused, ${answer.reason}`;
  return answer.paid === undefined ? "done" : `done, ${answer.paid} paid`;
}
