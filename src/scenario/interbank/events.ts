import { type OpenDay, cutOffs } from "./hours.ts";
import type { GivenOrder, SignedOrder } from "./orders.ts";
import type { InterbankEvent } from "./rail.ts";
import { type InterbankTerms, signOrder } from "./statements.ts";

/**
 * The day's orders, those that came without a signature signed with demonstration keys, with the cut-offs between its
 * sessions and its end. An order that
 * arrives in the second of a cut-off comes after it.
 */
export async function* eventsOf(
  orders: AsyncIterable<GivenOrder>,
  day: OpenDay,
  sessions: number,
  terms: InterbankTerms,
  keySeed: string,
): AsyncGenerator<InterbankEvent> {
  const due = [...cutOffs(day, sessions)];
  for await (const order of orders) {
    while (due[0] !== undefined && due[0] <= order.atSeconds) {
      yield { kind: "cut_off", atSeconds: due.shift() as number };
    }
    yield isSigned(order) ? order : signOrder(order, terms, keySeed);
  }
  for (const atSeconds of due) yield { kind: "cut_off", atSeconds };
  yield { kind: "day_end", atSeconds: day.closesAtSeconds };
}

function isSigned(order: GivenOrder): order is SignedOrder {
  return order.signature !== undefined;
}
