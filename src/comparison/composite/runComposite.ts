import type { Micro } from "../../scenario/libra/convert.ts";
import type {
  CompositeAnswer,
  CompositeEvent,
  CompositeRail,
  CompositeState,
} from "../../scenario/composite/rail.ts";

/** The first place where a rail and the referee part. */
export interface CompositeDifference {
  readonly rail: CompositeRail["name"];
  readonly where: string;
  readonly referee: string;
  readonly answer: string;
}

export interface CompositeResult {
  /** What the referee answered. */
  readonly answered: readonly { readonly event: CompositeEvent; readonly answer: CompositeAnswer }[];
  readonly closing: CompositeState;
  readonly firstDifference?: CompositeDifference;
}

/** Plays events on the referee and on every rail, answer by answer and balance by balance. */
export async function runComposite(
  events: Iterable<CompositeEvent>,
  referee: CompositeRail,
  rails: readonly CompositeRail[],
): Promise<CompositeResult> {
  const answered: { event: CompositeEvent; answer: CompositeAnswer }[] = [];
  let first: CompositeDifference | undefined;
  for (const event of events) {
    const answer = await referee.handle(event);
    answered.push({ event, answer });
    const where = `event ${answered.length}, ${event.kind}`;
    for (const rail of rails) {
      const [expected, actual] = [inWords(answer), inWords(await rail.handle(event))];
      if (expected !== actual) first ??= { rail: rail.name, where, referee: expected, answer: actual };
      first ??= await differenceOf(rail, await referee.state(), where);
    }
    if (first !== undefined) break;
  }
  return {
    answered,
    closing: await referee.state(),
    ...(first === undefined ? {} : { firstDifference: first }),
  };
}

async function differenceOf(
  rail: CompositeRail,
  expected: CompositeState,
  after: string,
): Promise<CompositeDifference | undefined> {
  const actual = linesOf(await rail.state());
  for (const [what, amount] of linesOf(expected)) {
    const answer = actual.get(what) ?? 0n;
    if (answer === amount) continue;
    const where = `${what} after ${after}`;
    return { rail: rail.name, where, referee: amount.toString(), answer: answer.toString() };
  }
  return undefined;
}

function linesOf({ balances, supply, amountsPerUnit }: CompositeState): ReadonlyMap<string, Micro> {
  const coins = [...balances].flatMap(([coin, held]) =>
    [...held].map(([holder, amount]) => [`${coin} of ${holder}`, amount] as const),
  );
  const amounts = amountsPerUnit.map((amount, i) => [`amount ${i + 1} per unit`, amount] as const);
  return new Map([["supply", supply], ...coins, ...amounts]);
}

function inWords(answer: CompositeAnswer): string {
  return answer.status === "refused" ? `refused, ${answer.reason}` : "done";
}
