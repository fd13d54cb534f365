import { DELIVERIES, TRADE_ACTS } from "../../catalogue/tradeStates.ts";
import { parseChinaTime } from "../chinaTime.ts";
import { type CsvColumns, type CsvRow, readCsv } from "../read/csv.ts";
import { type Cell, cellFault, fileFault } from "../read/fault.ts";
import { readAmount, readBalance, readChoice, readId, requireEmpty } from "../read/fields.ts";
import type { EscrowWallet, TradeInstruction, TradeOrderOfOthers } from "./trades.ts";

export const EVENT_COLUMNS = ["id", "time", "event"] as const;
const OPTIONAL = ["trade", "party", "seller", "amount_yuan", "delivery"] as const;

type Column = (typeof EVENT_COLUMNS)[number] | (typeof OPTIONAL)[number];
type Row = CsvRow<Column>;

const COLUMNS: CsvColumns<Column> = { required: EVENT_COLUMNS, optional: OPTIONAL };

/** Acts as the file writes them: `ASK_REFUND` is ask_refund. */
const ACTS = TRADE_ACTS.map((act) => act.toLowerCase());
export const EVENTS = ["order", ...ACTS, "award", "settle", "freeze", "lift"];

const NAMES_AMOUNT = ["pay", "ask_refund", "ask_return", "agree", "refund"];

/** What a line says, before anybody has signed it; `id` names the line in the output. */
export type PlannedEvent = TradeInstruction | (TradeOrderOfOthers & { readonly id: string });

/**
 * Reads the whole file, in order of time, one event a second at most, which is what a chain can tell apart. Throws
 * `JiaoziError` with file, line and field at the first fault.
 */
export async function readEvents(
  file: string,
  wallets: readonly EscrowWallet[],
): Promise<readonly PlannedEvent[]> {
  const known = new Set(wallets.map(({ id }) => id));
  const trades = new Set<string>();
  const events: PlannedEvent[] = [];
  let latest = 0;
  for await (const row of readCsv(file, COLUMNS)) {
    const atSeconds = readTime(row.cell("time"), latest);
    latest = atSeconds;
    const event = readEvent(row, atSeconds, known, trades);
    if (event.kind === "order") trades.add(event.id);
    events.push(event);
  }
  if (events.length === 0) throw fileFault({ file }, "has no events", "Begin with a line for an order.");
  return events;
}

function readEvent(
  row: Row,
  atSeconds: number,
  wallets: ReadonlySet<string>,
  trades: ReadonlySet<string>,
): PlannedEvent {
  const id = readId(row.cell("id"));
  const event = readChoice(row.cell("event"), EVENTS);
  if (event === "order") return readOrder(row, id, atSeconds, wallets);
  for (const column of ["seller", "delivery"] as const)
    requireEmpty(row.cell(column), "only an order has it");
  if (event === "freeze" || event === "lift") {
    requireEmpty(row.cell("trade"), "a freeze is of a wallet");
    requireEmpty(row.cell("amount_yuan"), "the whole wallet is frozen");
    return { kind: event, id, atSeconds, wallet: readWallet(row.cell("party"), wallets) };
  }
  const tradeCell = row.cell("trade");
  const trade = readId(tradeCell);
  if (!trades.has(trade)) throw cellFault(tradeCell, "isn't a trade", "Name the id of an earlier order.");
  if (event === "settle" || event === "award") {
    requireEmpty(row.cell("party"), "it isn't a party's act");
    if (event === "award") {
      return { kind: event, id, atSeconds, trade, buyerFen: readBalance(row.cell("amount_yuan")) };
    }
    requireEmpty(row.cell("amount_yuan"), "silence has decided how much");
    return { kind: event, id, atSeconds, trade };
  }
  const party = readWallet(row.cell("party"), wallets);
  const act = TRADE_ACTS[ACTS.indexOf(event)] as (typeof TRADE_ACTS)[number];
  const amountCell = row.cell("amount_yuan");
  if (!NAMES_AMOUNT.includes(event)) requireEmpty(amountCell, `${event} names no amount`);
  const amountFen = NAMES_AMOUNT.includes(event) ? readAmount(amountCell) : 0n;
  return { kind: "act", id, atSeconds, trade, party, act, amountFen };
}

function readOrder(row: Row, id: string, atSeconds: number, wallets: ReadonlySet<string>): TradeInstruction {
  requireEmpty(row.cell("trade"), "an order's own id is the trade's");
  const [buyer, seller] = [readWallet(row.cell("party"), wallets), readWallet(row.cell("seller"), wallets)];
  const amountFen = readAmount(row.cell("amount_yuan"));
  const deliveries = DELIVERIES.map((delivery) => delivery.toLowerCase());
  const text = row.cell("delivery");
  const chosen = text.text === "" ? "express" : readChoice(text, deliveries);
  const delivery = DELIVERIES[deliveries.indexOf(chosen)] as (typeof DELIVERIES)[number];
  return { kind: "order", id, atSeconds, buyer, seller, amountFen, delivery };
}

function readWallet(cell: Cell, wallets: ReadonlySet<string>): string {
  if (wallets.has(cell.text)) return cell.text;
  throw cellFault(cell, "isn't a wallet", "Add it to the file of wallets.", "UNKNOWN_PARTICIPANT");
}

function readTime(cell: Cell, latest: number): number {
  const seconds = parseChinaTime(cell.text);
  if (seconds === undefined) {
    const nextStep = "Write China Standard Time to the second, such as 2019-11-11T09:30:00+08:00.";
    throw cellFault(cell, "isn't a time", nextStep);
  }
  if (seconds > latest) return seconds;
  throw cellFault(
    cell,
    "isn't later than the line before",
    "Sort by time, and leave a second between events.",
  );
}
