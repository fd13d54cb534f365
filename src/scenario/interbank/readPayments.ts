import { formatChinaTime, parseChinaTime } from "../chinaTime.ts";
import { type CsvColumns, type CsvRow, readCsv } from "../read/csv.ts";
import { type Cell, cellFault, fileFault } from "../read/fault.ts";
import { readAmount, readChoice, readId, readSignature, requireEmpty } from "../read/fields.ts";
import { type Hours, type OpenDay, dayAround } from "./hours.ts";
import type { BankOrder, GivenOrder, SettlementBanks } from "./orders.ts";

export const PAYMENT_COLUMNS = ["id", "time", "payer", "payee", "amount_yuan"] as const;
export const OPTIONAL_PAYMENT_COLUMNS = ["priority", "kind", "cancels"] as const;
const SIGNATURE_COLUMN = "signature";

type Column =
  (typeof PAYMENT_COLUMNS)[number] | (typeof OPTIONAL_PAYMENT_COLUMNS)[number] | typeof SIGNATURE_COLUMN;
type Row = CsvRow<Column>;

const COLUMNS: CsvColumns<Column> = {
  required: PAYMENT_COLUMNS,
  optional: [...OPTIONAL_PAYMENT_COLUMNS, SIGNATURE_COLUMN],
};

/** What a file of orders holds. */
export interface PaymentsSummary extends OpenDay {
  readonly orders: number;
}

/** Reads the whole file once and checks it. Throws `JiaoziError` with file, line and field at the first fault. */
export async function checkPayments(
  file: string,
  banks: SettlementBanks,
  hours: Hours,
): Promise<PaymentsSummary> {
  let orders = 0;
  let day: OpenDay | undefined;
  for await (const order of readPayments(file, banks, hours)) {
    day ??= dayAround(order.atSeconds, hours);
    orders += 1;
  }
  if (day === undefined) throw fileFault({ file }, "has no orders", "Add a line for each payment.");
  return { ...day, orders };
}

/**
 * Reads orders line by line, in order of time, within the hours of the first order's day. Memory grows only with the
 * ids, by which an id that comes again for other contents is found.
 */
export async function* readPayments(
  file: string,
  banks: SettlementBanks,
  hours: Hours,
): AsyncGenerator<GivenOrder> {
  for await (const { order } of readOrderLines(file, banks, hours)) yield order;
}

/** The same, each with its line, from 1 for the header. */
export async function* readOrderLines(
  file: string,
  banks: SettlementBanks,
  hours: Hours,
): AsyncGenerator<{ readonly line: number; readonly order: GivenOrder }> {
  const contentsById = new Map<string, string>();
  let day: OpenDay | undefined;
  let earliestSeconds = 0;
  for await (const row of readCsv(file, COLUMNS)) {
    const atSeconds = readTime(row.cell("time"), earliestSeconds);
    day ??= dayAround(atSeconds, hours);
    requireWithin(row.cell("time"), atSeconds, day);
    earliestSeconds = atSeconds;
    const order = readOrder(row, atSeconds, banks);
    const contents = contentsOf(order);
    const earlier = contentsById.get(order.id) ?? contents;
    if (earlier !== contents) {
      const nextStep = "Give it an id of its own; only an identical order may repeat an id.";
      throw cellFault(
        row.cell("id"),
        "was used before for an order with other contents",
        nextStep,
        "ID_REUSED",
      );
    }
    contentsById.set(order.id, contents);
    const signature = readOwnSignature(row.cell(SIGNATURE_COLUMN), banks, order.payer);
    yield { line: row.line, order: signature === undefined ? order : { ...order, signature } };
  }
}

function readOrder(row: Row, atSeconds: number, banks: SettlementBanks): BankOrder {
  const id = readId(row.cell("id"));
  const payer = readBank(row.cell("payer"), banks);
  const kindCell = row.cell("kind");
  const kind = kindCell.text === "" ? "payment" : readChoice(kindCell, ["payment", "cancellation"]);
  if (kind === "cancellation") {
    for (const column of ["payee", "amount_yuan", "priority"] as const) {
      requireEmpty(row.cell(column), "a cancellation names the payment in the column cancels");
    }
    return { kind, id, atSeconds, payer, paymentId: readId(row.cell("cancels")) };
  }
  requireEmpty(row.cell("cancels"), "only a cancellation cancels");
  const payee = readBank(row.cell("payee"), banks);
  if (payee === payer) throw cellFault(row.cell("payee"), "is the payer itself", "Name another bank.");
  const priority = row.cell("priority");
  const urgent = priority.text !== "" && readChoice(priority, ["urgent", "normal"]) === "urgent";
  return { kind, id, atSeconds, payer, payee, amountFen: readAmount(row.cell("amount_yuan")), urgent };
}

function readOwnSignature(cell: Cell, banks: SettlementBanks, payer: string): string | undefined {
  const signature = readSignature(cell);
  if (signature !== undefined || banks.get(payer)?.address === undefined) return signature;
  const nextStep = "Add its EIP-712 signature of the order.";
  throw cellFault(cell, `is no signature, but ${payer} has a key of its own`, nextStep, "INVALID_SIGNATURE");
}

function readTime(cell: Cell, earliestSeconds: number): number {
  const seconds = parseChinaTime(cell.text);
  if (seconds === undefined) {
    const nextStep = "Write China Standard Time to the second, such as 2019-11-11T09:30:00+08:00.";
    throw cellFault(cell, "isn't a time", nextStep);
  }
  if (seconds < earliestSeconds) throw cellFault(cell, "is earlier than the line before", "Sort by time.");
  return seconds;
}

function requireWithin(cell: Cell, atSeconds: number, { opensAtSeconds, closesAtSeconds }: OpenDay): void {
  if (atSeconds >= opensAtSeconds && atSeconds < closesAtSeconds) return;
  const [opens, closes] = [opensAtSeconds, closesAtSeconds].map(formatChinaTime);
  throw cellFault(
    cell,
    "is outside the day",
    `Use a time from ${opens} to before ${closes}, or other --hours.`,
  );
}

function readBank(cell: Cell, banks: SettlementBanks): string {
  if (banks.has(cell.text)) return cell.text;
  throw cellFault(cell, "isn't a bank", "Add it to the opening file.", "UNKNOWN_PARTICIPANT");
}

function contentsOf(order: BankOrder): string {
  if (order.kind === "cancellation") return `${order.payer} cancels ${order.paymentId}`;
  const { payer, payee, amountFen, urgent } = order;
  return [payer, payee, amountFen, urgent].join(" ");
}
