import type { OrderState } from "../../catalogue/interbankStates.ts";
import type { BankId, BankOrder } from "../../scenario/interbank/orders.ts";
import type { Fen } from "../../scenario/participants.ts";
import type { Queries } from "../database/database.ts";

/** A payment as the table keeps it. */
export interface Payment {
  readonly id: string;
  readonly payer: BankId;
  readonly payee: BankId;
  readonly amountFen: Fen;
}

type PaymentRow = { id: string; payer: string; payee: string; amount: string };

const COLUMNS = "id, payer, payee, amount::text AS amount";

export async function findOrder(
  queries: Queries,
  id: string,
): Promise<{ readonly contents: string; readonly state: OrderState } | undefined> {
  const [row] = await queries.query<{ contents: string; state: string }>(
    "SELECT contents, state FROM interbank_orders WHERE id = $1",
    [id],
  );
  return row && { contents: row.contents, state: row.state as OrderState };
}

/** Orders are numbered as they arrive, which is their order within a queue. */
export async function insertOrder(
  queries: Queries,
  order: BankOrder,
  contents: string,
  state: OrderState,
): Promise<void> {
  const [payee, amount, urgent] =
    order.kind === "payment" ? [order.payee, order.amountFen, order.urgent] : [null, null, false];
  await queries.query(
    `INSERT INTO interbank_orders (number, id, contents, payer, payee, amount, urgent, state)
      SELECT coalesce(max(number), 0) + 1, $1, $2, $3, $4, $5::numeric, $6, $7 FROM interbank_orders`,
    [order.id, contents, order.payer, payee, amount, urgent, state],
  );
}

export async function setState(queries: Queries, ids: readonly string[], state: OrderState): Promise<void> {
  if (ids.length === 0) return;
  await queries.query("UPDATE interbank_orders SET state = $1 WHERE id = ANY ($2::text[])", [state, ids]);
}

/** Marks a payment as the last one until now that entered the session. */
export async function enterSession(queries: Queries, id: string, session: number): Promise<void> {
  await queries.query(
    `UPDATE interbank_orders SET state = 'IN_SESSION', session = $2::integer,
      place = (SELECT coalesce(max(place), 0) + 1 FROM interbank_orders WHERE session = $2::integer)
      WHERE id = $1`,
    [id, session],
  );
}

/** Whether a queued payment of the bank goes before a new one of this priority. */
export async function waitsBehind(queries: Queries, payer: BankId, urgent: boolean): Promise<boolean> {
  const [row] = await queries.query<{ waits: boolean }>(
    `SELECT EXISTS (SELECT FROM interbank_orders
      WHERE state = 'QUEUED' AND payer = $1 AND (urgent OR NOT $2::boolean)) AS waits`,
    [payer, urgent],
  );
  return row?.waits === true;
}

/** The first payments of each bank's queue, or of one bank's, in the order in which they settle. */
export async function headsOf(queries: Queries, most: number, payer?: BankId): Promise<readonly Payment[]> {
  const rows = await queries.query<PaymentRow>(
    `SELECT ${COLUMNS} FROM (
      SELECT *, row_number() OVER (PARTITION BY payer ORDER BY urgent DESC, number) AS nth
      FROM interbank_orders WHERE state = 'QUEUED' AND ($2::text IS NULL OR payer = $2)) AS queued
      WHERE nth <= $1::bigint ORDER BY payer, nth`,
    [most, payer ?? null],
  );
  return rows.map(paymentOf);
}

/** All queued payments. */
export async function queued(queries: Queries): Promise<readonly Payment[]> {
  const rows = await queries.query<PaymentRow>(
    `SELECT ${COLUMNS} FROM interbank_orders WHERE state = 'QUEUED' ORDER BY number`,
  );
  return rows.map(paymentOf);
}

/** The payments of a session in the order in which they entered it. */
export async function sessionPayments(queries: Queries, session: number): Promise<readonly Payment[]> {
  const rows = await queries.query<PaymentRow>(
    `SELECT ${COLUMNS} FROM interbank_orders WHERE session = $1::integer ORDER BY place`,
    [session],
  );
  return rows.map(paymentOf);
}

function paymentOf({ id, payer, payee, amount }: PaymentRow): Payment {
  return { id, payer, payee, amountFen: BigInt(amount) };
}
