import type { EscrowAnswer, EscrowHoldings, EscrowRail } from "../../scenario/escrow/rail.ts";
import type { PlannedEvent } from "../../scenario/escrow/readEvents.ts";
import type { EscrowEvent } from "../../scenario/escrow/trades.ts";

export interface EventOutcome {
  readonly planned: PlannedEvent;
  /** The referee's. */
  readonly answer: EscrowAnswer;
}

/** Where a rail first said, or held, something else than the referee. */
export interface EscrowDifference {
  readonly rail: EscrowRail["name"];
  readonly event: string;
  readonly referee: string;
  readonly answer: string;
}

export interface TradesRun {
  readonly outcomes: readonly EventOutcome[];
  readonly holdings: EscrowHoldings;
  readonly firstDifference: EscrowDifference | undefined;
}

/** Plays the events on the referee and the rails, and stops at the first difference in answers or holdings. */
export async function runTrades(
  referee: EscrowRail,
  rails: readonly EscrowRail[],
  events: readonly PlannedEvent[],
  signed: (event: PlannedEvent) => EscrowEvent,
): Promise<TradesRun> {
  const outcomes: EventOutcome[] = [];
  let firstDifference: EscrowDifference | undefined;
  for (const planned of events) {
    const event = signed(planned);
    const answer = await referee.handle(event);
    outcomes.push({ planned, answer });
    const expected = textOf([answer, await referee.holdings()]);
    for (const rail of rails) {
      const said = textOf([await rail.handle(event), await rail.holdings()]);
      if (said === expected) continue;
      firstDifference ??= { rail: rail.name, event: planned.id, referee: expected, answer: said };
    }
    if (firstDifference !== undefined) break;
  }
  return { outcomes, holdings: await referee.holdings(), firstDifference };
}

/** Two are the same if, and only if, their texts are: names in one order, amounts as digits. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === "bigint") return part.toString();
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    const entries: [string, unknown][] = part instanceof Map ? [...part] : Object.entries(part);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
