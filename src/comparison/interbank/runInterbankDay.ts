import type { BankId, SettlementBank } from "../../scenario/interbank/orders.ts";
import type {
  InterbankEvent,
  InterbankRail,
  SharedLoss,
  StateChange,
} from "../../scenario/interbank/rail.ts";
import type { Fen } from "../../scenario/participants.ts";
import { type GridlockEpisode, GridlockWatch } from "./gridlock.ts";
import { DayHistory } from "./history.ts";
import type { DayRecord } from "./measures.ts";
import type { InterbankReferee } from "./referee.ts";

/** The first place where a rail and the referee part. */
export interface InterbankDifference {
  readonly rail: InterbankRail["name"];
  /** The event after which they differ, and the order, bank or loss on which they do. */
  readonly after: string;
  readonly where: string;
  readonly referee: string;
  readonly answer: string;
}

export interface InterbankResult extends DayRecord {
  readonly closing: ReadonlyMap<BankId, Fen>;
  readonly losses: readonly SharedLoss[];
  readonly episodes: readonly GridlockEpisode[];
  /** Absent if all rails agree, event by event and in their balances and losses at the end. */
  readonly firstDifference?: InterbankDifference;
}

/** Plays the day on the rails beside the referee, one event at a time, and stops at the first difference. */
export async function runInterbankDay(
  setup: { readonly banks: readonly SettlementBank[]; readonly closesAtSeconds: number },
  referee: InterbankReferee,
  rails: readonly InterbankRail[],
  events: AsyncIterable<InterbankEvent>,
  onEvent: (done: number) => void = () => {},
): Promise<InterbankResult> {
  const history = new DayHistory();
  const watch = new GridlockWatch(referee, (id) => history.payment(id));
  let firstDifference: InterbankDifference | undefined;
  let done = 0;
  for await (const event of events) {
    if ("id" in event) history.given(event);
    const expected = await referee.handle(event);
    history.changed(expected, event.atSeconds);
    watch.look(expected, event.atSeconds, event.kind === "day_end");
    const after = "id" in event ? event.id : event.kind;
    for (const rail of rails) {
      const answer = statesOf(await rail.handle(event));
      firstDifference ??= difference(rail, after, statesOf(expected), answer);
    }
    onEvent(++done);
    if (firstDifference !== undefined) break;
  }
  const [closing, losses] = [await referee.balances(), await referee.losses()];
  for (const rail of rails) {
    firstDifference ??= difference(rail, "the last event", closing, await rail.balances());
    firstDifference ??= difference(rail, "the last event", lossOf(losses), lossOf(await rail.losses()));
  }
  return {
    ...setup,
    orders: history.orders,
    settled: history.settled,
    closing,
    losses,
    episodes: watch.episodes,
    ...(firstDifference === undefined ? {} : { firstDifference }),
  };
}

/** An order may pass through two states in one event: all of them, in order. */
function statesOf(changes: readonly StateChange[]): ReadonlyMap<string, string> {
  const states = new Map<string, string>();
  for (const { id, state } of changes) {
    const before = states.get(id);
    states.set(id, before === undefined ? state : `${before}, ${state}`);
  }
  return states;
}

function lossOf(losses: readonly SharedLoss[]): ReadonlyMap<string, string> {
  return new Map(losses.map(({ bank, lossFen }) => [`loss of ${bank}`, String(lossFen)]));
}

function difference(
  rail: InterbankRail,
  after: string,
  expected: ReadonlyMap<string, string | Fen>,
  answer: ReadonlyMap<string, string | Fen>,
): InterbankDifference | undefined {
  for (const where of new Set([...expected.keys(), ...answer.keys()])) {
    const [is, shouldBe] = [answer.get(where), expected.get(where)];
    if (is === shouldBe) continue;
    const [said, right] = [is, shouldBe].map((value) => (value === undefined ? "nothing" : String(value)));
    return { rail: rail.name, after, where, referee: right as string, answer: said as string };
  }
  return undefined;
}
