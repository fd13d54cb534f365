import type { Queries, SqlValue } from "../database/database.ts";
import type { Chain, ChainResult, Leg, LegFault } from "./chains.ts";

/** The arrays of `post_chains`, in the order of its parameters. */
interface Columns {
  readonly ids: string[];
  readonly contents: string[];
  readonly at: number[];
  readonly lastLegs: number[];
  readonly accounts: readonly bigint[];
  readonly kinds: string[];
  readonly debits: (number | null)[];
  readonly credits: (number | null)[];
  readonly amounts: (bigint | null)[];
  readonly pendingIds: (string | null)[];
  readonly pendingLegs: (number | null)[];
  readonly expiries: (number | null)[];
}

const CALL = `SELECT chain, status, result, failed_leg FROM post_chains(
  $1::text[], $2::text[], $3::bigint[], $4::integer[], $5::bigint[], $6::text[], $7::integer[], $8::integer[],
  $9::numeric[], $10::text[], $11::integer[], $12::bigint[])`;

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

type IdOf = (account: string) => bigint | undefined;

/** Posts one batch in one call. `idOf` gives an account's number, or undefined for a name that isn't an account. */
export async function postChains(queries: Queries, chains: readonly Chain[], idOf: IdOf): Promise<Posted> {
  const rows = await queries.query<ResultRow>(CALL, Object.values(columnsOf(chains, idOf)).map(arrayOf));
  const results = chains.map(() => POSTED);
  let lastSequence = 0n;
  for (const row of rows) {
    if (row.chain === 0) lastSequence = BigInt(row.result);
    else results[row.chain - 1] = resultOf(row);
  }
  return { results, lastSequence };
}

/**
 * Numbers as an array literal: drivers take several times as long, since they have to look for what needs escaping. A
 * column without a value needs no elements either.
 */
function arrayOf(column: Columns[keyof Columns]): SqlValue {
  const some = column.find((value) => value !== null);
  if (some === undefined) return "{}";
  return typeof some === "string" ? column : `{${column.map((value) => value ?? "NULL").join(",")}}`;
}

function resultOf({ status, result, failed_leg: leg }: ResultRow): ChainResult {
  if (status === "posted" || status === "exists" || status === "exists_with_different_contents")
    return { status };
  return { status, leg, fault: result as LegFault };
}

function columnsOf(chains: readonly Chain[], idOf: IdOf): Columns {
  const legs = chains.flatMap((chain) => chain.legs);
  const accounts = accountsOf(legs, idOf);
  const positions = new Map(accounts.map((id, index) => [id, index + 1]));
  const columns: Columns = {
    ids: chains.map(({ id }) => id),
    contents: chains.map(({ contents }) => contents),
    at: chains.map(({ atSeconds }) => atSeconds),
    lastLegs: [],
    accounts,
    kinds: [],
    debits: [],
    credits: [],
    amounts: [],
    pendingIds: [],
    pendingLegs: [],
    expiries: [],
  };
  const positionOf = (account: string) => {
    const id = idOf(account);
    return id === undefined ? null : (positions.get(id) ?? null);
  };
  let last = 0;
  for (const chain of chains) columns.lastLegs.push((last += chain.legs.length));
  for (const leg of legs) addLeg(columns, leg, positionOf);
  return columns;
}

/** Ids of the accounts that the legs name, in ascending order, each once. */
function accountsOf(legs: readonly Leg[], idOf: IdOf): readonly bigint[] {
  const ids = new Set<bigint>();
  for (const leg of legs) {
    if (!("debit" in leg)) continue;
    for (const id of [idOf(leg.debit), idOf(leg.credit)]) if (id !== undefined) ids.add(id);
  }
  return [...ids].sort((a, b) => (a < b ? -1 : 1));
}

function addLeg(columns: Columns, leg: Leg, positionOf: (account: string) => number | null): void {
  const moves = "debit" in leg;
  columns.kinds.push(leg.kind);
  columns.debits.push(moves ? positionOf(leg.debit) : null);
  columns.credits.push(moves ? positionOf(leg.credit) : null);
  columns.amounts.push("amount" in leg ? (leg.amount ?? null) : null);
  columns.pendingIds.push(moves ? null : leg.pending.chain);
  columns.pendingLegs.push(moves ? null : leg.pending.leg);
  columns.expiries.push(leg.kind === "pending" ? (leg.expiresAtSeconds ?? null) : null);
}
