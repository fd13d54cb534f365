import { type EscrowTerms, signTrade } from "../../../src/scenario/escrow/statements.ts";
import type {
  EscrowEvent,
  TradeInstruction,
  TradeOrderOfOthers,
} from "../../../src/scenario/escrow/trades.ts";
import { KEY_SEED, OPENS } from "./randomTrades.ts";

type Unsigned<Event> = Event extends unknown ? Omit<Event, "atSeconds"> : never;

const ORDER = {
  kind: "order",
  buyer: "alice",
  seller: "carol",
  amountFen: 100n,
  delivery: "EXPRESS",
} as const;
const act = (id: string, party: string, what: (TradeInstruction & { kind: "act" })["act"], amountFen = 0n) =>
  ({ kind: "act", id, trade: "t", party, act: what, amountFen }) as const;
const freeze = (kind: "freeze" | "lift", wallet: string) => ({ kind, wallet }) as const;

/** Every act by which a frozen party would give money away, and every share that waits for one. */
const EVENTS: readonly Unsigned<TradeInstruction | TradeOrderOfOthers>[] = [
  { ...ORDER, id: "t" },
  freeze("freeze", "carol"),
  act("to a frozen seller", "alice", "PAY", 100n),
  freeze("freeze", "alice"),
  act("by a frozen buyer", "alice", "PAY", 100n),
  freeze("lift", "alice"),
  freeze("lift", "carol"),
  act("paid", "alice", "PAY", 100n),
  freeze("freeze", "carol"),
  act("given back", "carol", "REFUND", 100n),
  act("sent", "carol", "SHIP"),
  freeze("freeze", "alice"),
  act("confirmed", "alice", "CONFIRM"),
  act("longer", "alice", "EXTEND"),
  act("longer still", "alice", "EXTEND"),
  act("claimed", "alice", "ASK_RETURN", 30n),
  act("agreed", "carol", "AGREE", 30n),
  freeze("lift", "carol"),
  act("agreed to less", "carol", "AGREE", 29n),
  act("agreed at last", "carol", "AGREE", 30n),
  act("sent back", "alice", "RETURN_GOODS"),
  act("not in order", "carol", "REFUSE"),
  act("to the arbiter", "alice", "ESCALATE"),
  { kind: "award", trade: "t", buyerFen: 101n },
  { kind: "award", trade: "t", buyerFen: 40n },
  { kind: "award", trade: "t", buyerFen: 40n },
  { kind: "settle", trade: "t" },
  freeze("lift", "alice"),
  { kind: "settle", trade: "t" },
];

export function frozenEvents(terms: EscrowTerms): readonly EscrowEvent[] {
  return EVENTS.map((unsigned, index) => {
    const event = { ...unsigned, atSeconds: OPENS + (index + 1) * 60 } as
      TradeInstruction | TradeOrderOfOthers;
    return event.kind === "order" || event.kind === "act" ? signTrade(event, terms, KEY_SEED) : event;
  });
}
