import type { Micro } from "../../scenario/libra/convert.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import type { Queries } from "../database/database.ts";

export interface QueuedRequest {
  readonly number: number;
  readonly holder: ParticipantId;
  readonly amount: Micro;
  readonly readyAt: number;
}

type RequestRow = { number: number; holder: string; amount: string; ready_at: string };

const COLUMNS = "number, holder, amount::text AS amount, ready_at::text AS ready_at";

/** Counts the event; whoever holds the row decides alone. */
export async function nextEvent(
  queries: Queries,
): Promise<{ readonly number: number; readonly queueIsOpen: boolean }> {
  const [row] = await queries.query<{ events: number; queue_is_open: boolean }>(
    "UPDATE reserve_run SET events = events + 1 RETURNING events, queue_is_open",
  );
  if (row === undefined) throw new Error("The run isn't opened");
  return { number: row.events, queueIsOpen: row.queue_is_open };
}

export async function openQueue(queries: Queries): Promise<void> {
  await queries.query("UPDATE reserve_run SET queue_is_open = true");
}

/** All open requests, in order. */
export async function openRequests(queries: Queries): Promise<readonly QueuedRequest[]> {
  const rows = await queries.query<RequestRow>(
    `SELECT ${COLUMNS} FROM reserve_run_requests WHERE is_open ORDER BY number`,
  );
  return rows.map(({ number, holder, amount, ready_at: readyAt }) => {
    return { number, holder, amount: BigInt(amount), readyAt: Number(readyAt) };
  });
}

/** Requests keep the order in which they came. */
export async function enqueue(
  queries: Queries,
  { holder, amount, readyAt }: Omit<QueuedRequest, "number">,
): Promise<void> {
  await queries.query(
    `INSERT INTO reserve_run_requests (number, holder, amount, ready_at)
      SELECT coalesce(max(number), -1) + 1, $1, $2::numeric, $3::bigint FROM reserve_run_requests`,
    [holder, amount, readyAt],
  );
}

export async function closeRequest(queries: Queries, number: number): Promise<void> {
  await queries.query("UPDATE reserve_run_requests SET is_open = false WHERE number = $1::integer", [number]);
}
