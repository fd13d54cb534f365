import type { Queries, SqlValue } from "../database/database.ts";
import type { Chain, ChainResult, Leg, LegFault } from "./chains.ts";

/** The arrays of `post_chains`, in the order of its parameters. */
interface Columns {
  readonly ids: string[];
  readonly contents: string[];
  readonly at: number[];
  readonly lastLegs: number[];
  readonly kinds: string[];
  readonly debits: bigint[];
  readonly credits: bigint[];
  readonly amounts: (bigint | null)[];
  readonly pendingIds: (string | null)[];
  readonly pendingLegs: (number | null)[];
  readonly expiries: (number | null)[];
}

const CALL = `SELECT chain, status, result, failed_leg FROM post_chains(
  $1::text[], $2::text[], $3::bigint[], $4::integer[], $5::text[], $6::bigint[], $7::bigint[], $8::numeric[],
  $9::text[], $10::integer[], $11::bigint[])`;

/** An id that no account has: the function answers that the account isn't found. */
const NO_ACCOUNT = 0n;

/** Of a chain that wasn't posted; chain 0 stands for the log, with the sequence of its end as result. */
interface ResultRow extends Record<string, unknown> {
  readonly chain: number;
  readonly status: ChainResult["status"];
  readonly result: string;
  readonly failed_leg: number;
}

export interface Posted {
  readonly results: readonly ChainResult[];
  /** Sequence of the log's last row, after the batch. */
  readonly lastSequence: bigint;
}

const POSTED: ChainResult = { status: "posted" };

/** Posts one batch in one call. `idOf` gives an account's number, or undefined for a name that isn't an account. */
export async function postChains(
  queries: Queries,
  chains: readonly Chain[],
  idOf: (account: string) => bigint | undefined,
): Promise<Posted> {
  const rows = await queries.query<ResultRow>(CALL, Object.values(columnsOf(chains, idOf)).map(arrayOf));
  const results = chains.map(() => POSTED);
  let lastSequence = 0n;
  for (const row of rows) {
    if (row.chain === 0) lastSequence = BigInt(row.result);
    else results[row.chain - 1] = resultOf(row);
  }
  return { results, lastSequence };
}

/** Numbers as an array literal: drivers take several times as long, since they have to look for what needs escaping. */
function arrayOf(column: Columns[keyof Columns]): SqlValue {
  const isText = column.some((value) => typeof value === "string");
  return isText ? column : `{${column.map((value) => value ?? "NULL").join(",")}}`;
}

function resultOf({ status, result, failed_leg: leg }: ResultRow): ChainResult {
  if (status === "posted" || status === "exists" || status === "exists_with_different_contents")
    return { status };
  return { status, leg, fault: result as LegFault };
}

function columnsOf(chains: readonly Chain[], idOf: (account: string) => bigint | undefined): Columns {
  const columns: Columns = {
    ids: chains.map(({ id }) => id),
    contents: chains.map(({ contents }) => contents),
    at: chains.map(({ atSeconds }) => atSeconds),
    lastLegs: [],
    kinds: [],
    debits: [],
    credits: [],
    amounts: [],
    pendingIds: [],
    pendingLegs: [],
    expiries: [],
  };
  for (const { legs } of chains) {
    for (const leg of legs) addLeg(columns, leg, idOf);
    columns.lastLegs.push(columns.kinds.length);
  }
  return columns;
}

function addLeg(columns: Columns, leg: Leg, idOf: (account: string) => bigint | undefined): void {
  const moves = "debit" in leg;
  columns.kinds.push(leg.kind);
  columns.debits.push((moves ? idOf(leg.debit) : undefined) ?? NO_ACCOUNT);
  columns.credits.push((moves ? idOf(leg.credit) : undefined) ?? NO_ACCOUNT);
  columns.amounts.push("amount" in leg ? (leg.amount ?? null) : null);
  columns.pendingIds.push(moves ? null : leg.pending.chain);
  columns.pendingLegs.push(moves ? null : leg.pending.leg);
  columns.expiries.push(leg.kind === "pending" ? (leg.expiresAtSeconds ?? null) : null);
}
