import { parseChinaTime } from "../chinaTime.ts";
import type { Micro } from "../libra/convert.ts";
import { type CsvColumns, type CsvRow, readCsv } from "../read/csv.ts";
import { type Cell, cellFault } from "../read/fault.ts";
import { readChoice, readId } from "../read/fields.ts";
import { parseMicro } from "./micro.ts";
import { type CompositeEvent, type CompositeWorld, LBR } from "./rail.ts";

export interface CompositeOrder {
  readonly id: string;
  readonly event: CompositeEvent;
}

const KINDS = [
  "create",
  "unpack",
  "announce",
  "withdraw",
  "swap",
  "freeze",
  "lift",
  "freeze_amount",
] as const;
type Kind = (typeof KINDS)[number];
type Column = "id" | "time" | "order" | "holder" | "coin" | "amount";
const COLUMNS: CsvColumns<Column> = {
  required: ["id", "time", "order", "holder", "coin", "amount"],
  optional: [],
};
const MOST_ORDERS = 10_000;
const PER_UNIT_LIMIT = 2n ** 64n;

/** Which of the columns holder, coin and amount an order has; the others are empty. */
const CELLS: Record<Kind, readonly Column[]> = {
  create: ["holder", "amount"],
  unpack: ["holder", "amount"],
  announce: ["amount"],
  withdraw: [],
  swap: ["holder"],
  freeze: ["holder", "coin"],
  lift: ["holder", "coin"],
  freeze_amount: ["holder", "coin", "amount"],
};

/** The orders in the file's order. Throws `JiaoziError` with file, line and field at the first fault. */
export async function readOrders(file: string, world: CompositeWorld): Promise<readonly CompositeOrder[]> {
  const orders: CompositeOrder[] = [];
  const ids = new Set<string>();
  const frozen = new Set<string>();
  let last = world.opensAtSeconds;
  for await (const row of readCsv(file, COLUMNS)) {
    const idCell = row.cell("id");
    const id = readId(idCell);
    if (ids.has(id)) throw cellFault(idCell, "was used before", "Give each order an id of its own.");
    if (ids.size === MOST_ORDERS)
      throw cellFault(idCell, `is beyond ${MOST_ORDERS} orders`, "Leave some out.");
    ids.add(id);
    last = readTime(row.cell("time"), last);
    const event = eventOf(row, last, world);
    requireLiftable(event, frozen, row);
    orders.push({ id, event });
  }
  return orders;
}

function readTime(cell: Cell, last: number): number {
  const seconds = parseChinaTime(cell.text);
  const nextStep = "Write China Standard Time, later than the line before: 2019-11-11T09:30:00+08:00.";
  if (seconds === undefined) throw cellFault(cell, "isn't a time", nextStep);
  if (seconds <= last) throw cellFault(cell, "isn't later than the opening and the line before", nextStep);
  return seconds;
}

function eventOf(row: CsvRow<Column>, atSeconds: number, world: CompositeWorld): CompositeEvent {
  const kind = readChoice(row.cell("order"), KINDS);
  requireEmpty(row, kind);
  const holder = () => readChoice(row.cell("holder"), [...world.holders.keys()]);
  const coin = () => readChoice(row.cell("coin"), [...world.components.map(({ code }) => code), LBR]);
  const amount = (least: Micro) => readMicro(row.cell("amount"), row.cell("amount").text, least);
  switch (kind) {
    case "create":
    case "unpack":
      return { kind, atSeconds, holder: holder(), amount: amount(1n) };
    case "announce":
      return { kind, atSeconds, amountsPerUnit: readAmounts(row.cell("amount"), world) };
    case "withdraw":
      return { kind, atSeconds };
    case "swap":
      return { kind, atSeconds, holder: holder() };
    case "freeze":
    case "lift":
      return { kind, atSeconds, holder: holder(), coin: coin() };
    case "freeze_amount":
      return { kind, atSeconds, holder: holder(), coin: coin(), amount: amount(0n) };
  }
}

function requireEmpty(row: CsvRow<Column>, kind: Kind): void {
  for (const column of ["holder", "coin", "amount"] as const) {
    const cell = row.cell(column);
    if (CELLS[kind].includes(column) || cell.text === "") continue;
    throw cellFault(cell, `stands where ${kind} has nothing`, "Leave the cell empty.");
  }
}

function readAmounts(cell: Cell, { components }: CompositeWorld): readonly Micro[] {
  const texts = cell.text.split(";");
  if (texts.length !== components.length) {
    const codes = components.map(({ code }) => code).join(", ");
    throw cellFault(
      cell,
      `doesn't have one amount for each of ${codes}`,
      "Put semicolons between the amounts.",
    );
  }
  return texts.map((text) => {
    const amount = readMicro(cell, text, 1n);
    if (amount >= PER_UNIT_LIMIT) throw cellFault(cell, "is too large", "Use less than 2^64 millionths.");
    return amount;
  });
}

function readMicro(cell: Cell, text: string, least: Micro): Micro {
  const amount = parseMicro(text);
  if (amount !== undefined && amount >= least) return amount;
  const bounds = least === 0n ? "zero or more" : "more than zero";
  throw cellFault(
    cell,
    "isn't an amount",
    `Write coins with at most six decimals, ${bounds}, such as 12.345678.`,
  );
}

/** No system freezes what is frozen, or lifts what isn't. */
function requireLiftable(event: CompositeEvent, frozen: Set<string>, row: CsvRow<Column>): void {
  if (event.kind !== "freeze" && event.kind !== "lift") return;
  const wallet = `${event.coin} of ${event.holder}`;
  const isFrozen = frozen.has(wallet);
  if (isFrozen === (event.kind === "freeze")) {
    throw cellFault(
      row.cell("order"),
      isFrozen ? "freezes what is frozen" : "lifts what isn't frozen",
      "Leave the line out.",
    );
  }
  if (isFrozen) frozen.delete(wallet);
  else frozen.add(wallet);
}
