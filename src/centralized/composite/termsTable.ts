import type { Micro } from "../../scenario/libra/convert.ts";
import type { Queries } from "../database/database.ts";

/** The composite's terms while an event is decided. */
export interface Terms {
  /** Of the event. */
  readonly number: number;
  /** In one ≋LBR, in the order of the basket. */
  readonly amounts: readonly Micro[];
  readonly announced?: { readonly amounts: readonly Micro[]; readonly executableAt: number };
}

interface TermsRow extends Record<string, unknown> {
  readonly events: number;
  readonly amounts: string;
  readonly announced: string | null;
  readonly executable_at: string | null;
}

const COLUMNS =
  "events, amounts::text AS amounts, announced::text AS announced, executable_at::text AS executable_at";

export async function startTerms(queries: Queries, amounts: readonly Micro[]): Promise<void> {
  await queries.query("INSERT INTO composite (amounts) VALUES ($1::numeric[])", [amounts]);
}

/** Counts the event; whoever holds the row decides alone. */
export async function nextEvent(queries: Queries): Promise<Terms> {
  return termsOf(
    await queries.query<TermsRow>(`UPDATE composite SET events = events + 1 RETURNING ${COLUMNS}`),
  );
}

export async function termsNow(queries: Queries): Promise<Terms> {
  return termsOf(await queries.query<TermsRow>(`SELECT ${COLUMNS} FROM composite`));
}

export async function announce(
  queries: Queries,
  amounts: readonly Micro[],
  executableAt: number,
): Promise<void> {
  await queries.query("UPDATE composite SET announced = $1::numeric[], executable_at = $2::bigint", [
    amounts,
    executableAt,
  ]);
}

export async function forgetAnnouncement(queries: Queries): Promise<void> {
  await queries.query("UPDATE composite SET announced = NULL, executable_at = NULL");
}

export async function putInForce(queries: Queries): Promise<void> {
  await queries.query("UPDATE composite SET amounts = announced, announced = NULL, executable_at = NULL");
}

function termsOf([row]: readonly TermsRow[]): Terms {
  if (row === undefined) throw new Error("The composite isn't opened");
  const { events: number, announced, executable_at: executableAt } = row;
  const terms = { number, amounts: listOf(row.amounts) };
  if (announced === null) return terms;
  return { ...terms, announced: { amounts: listOf(announced), executableAt: Number(executableAt) } };
}

/** `{1,2}` */
function listOf(literal: string): readonly Micro[] {
  return literal.slice(1, -1).split(",").map(BigInt);
}
