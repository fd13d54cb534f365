import type { Micro } from "../../../../scenario/libra/convert.ts";
import type { Queries } from "../../../database/database.ts";

export type RequestKind = "mint" | "preburn";

/** A request that waits for a decision. */
export interface OpenRequest {
  readonly reference: string;
  readonly amount: Micro;
  /** Who has approved it, in order. */
  readonly approvers: readonly string[];
}

type RequestText = { reference: string; amount: string; approvers: readonly string[] };

export async function openRequest(
  queries: Queries,
  kind: RequestKind,
  reference: string,
  amount: Micro,
): Promise<void> {
  await queries.query("INSERT INTO libra_requests (reference, kind, amount) VALUES ($1, $2, $3::numeric)", [
    reference,
    kind,
    amount,
  ]);
}

export async function findOpen(
  queries: Queries,
  kind: RequestKind,
  reference: string,
): Promise<OpenRequest | undefined> {
  const [row] = await queries.query<RequestText>(
    `SELECT reference, amount::text AS amount, approvers FROM libra_requests
      WHERE kind = $1 AND reference = $2 AND is_open`,
    [kind, reference],
  );
  return row && { ...row, amount: BigInt(row.amount) };
}

/** How many of a kind wait, and how much they are for together. */
export async function sumOfOpen(
  queries: Queries,
  kind: RequestKind,
): Promise<{ readonly count: number; readonly amount: Micro }> {
  const [row] = await queries.query<{ count: string; amount: string }>(
    `SELECT count(*)::text AS count, coalesce(sum(amount), 0)::text AS amount FROM libra_requests
      WHERE kind = $1 AND is_open`,
    [kind],
  );
  return { count: Number(row?.count ?? 0), amount: BigInt(row?.amount ?? 0) };
}

export async function addApprover(queries: Queries, reference: string, approver: string): Promise<void> {
  await queries.query(
    "UPDATE libra_requests SET approvers = array_append(approvers, $2::text) WHERE reference = $1",
    [reference, approver],
  );
}

export async function closeRequest(queries: Queries, reference: string): Promise<void> {
  await queries.query("UPDATE libra_requests SET is_open = false WHERE reference = $1", [reference]);
}
