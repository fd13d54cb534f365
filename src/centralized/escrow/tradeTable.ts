import type { Delivery, TradeState } from "../../catalogue/tradeStates.ts";
import type { Refusal } from "../../catalogue/refusals.ts";
import type { Queries } from "../database/database.ts";
import type { TradeRow } from "./rules.ts";

type Stored = Record<
  "id" | "buyer" | "seller" | "price" | "delivery" | "state" | "deadline" | "claim" | "remaining",
  string
> &
  Record<"to_buyer" | "to_seller" | "fee", string> & {
    shipped: boolean;
    extended: boolean;
    goods: boolean;
    claims: number;
    payouts: number;
  };

const COLUMNS = `id, buyer, seller, price::text AS price, delivery, state, shipped, extended, claims,
  deadline::text AS deadline, claim::text AS claim, goods, remaining::text AS remaining,
  to_buyer::text AS to_buyer, to_seller::text AS to_seller, fee::text AS fee, payouts`;

export async function findTrade(queries: Queries, id: string): Promise<TradeRow | undefined> {
  const [row] = await queries.query<Stored>(`SELECT ${COLUMNS} FROM escrow_trades WHERE id = $1`, [id]);
  if (row === undefined) return undefined;
  const { to_buyer: toBuyer, to_seller: toSeller, ...same } = row;
  return {
    ...same,
    price: BigInt(row.price),
    delivery: row.delivery as Delivery,
    state: row.state as TradeState,
    deadline: Number(row.deadline),
    claim: BigInt(row.claim),
    remaining: Number(row.remaining),
    toBuyer: BigInt(toBuyer),
    toSeller: BigInt(toSeller),
    fee: BigInt(row.fee),
  };
}

export async function saveTrade(queries: Queries, row: TradeRow): Promise<void> {
  await queries.query(
    `INSERT INTO escrow_trades (id, buyer, seller, price, delivery, state, shipped, extended, claims, deadline,
        claim, goods, remaining, to_buyer, to_seller, fee, payouts)
      VALUES ($1, $2, $3, $4::numeric, $5, $6, $7::boolean, $8::boolean, $9::integer, $10::bigint, $11::numeric,
        $12::boolean, $13::bigint, $14::numeric, $15::numeric, $16::numeric, $17::integer)
      ON CONFLICT (id) DO UPDATE SET state = $6, shipped = $7::boolean, extended = $8::boolean, claims = $9::integer,
        deadline = $10::bigint, claim = $11::numeric, goods = $12::boolean, remaining = $13::bigint,
        to_buyer = $14::numeric, to_seller = $15::numeric, fee = $16::numeric, payouts = $17::integer`,
    [
      ...[row.id, row.buyer, row.seller, row.price, row.delivery, row.state, row.shipped, row.extended],
      ...[row.claims, BigInt(row.deadline), row.claim, row.goods, BigInt(row.remaining)],
      ...[row.toBuyer, row.toSeller, row.fee, row.payouts],
    ],
  );
}

/** What an instruction came to, if it was decided. */
export async function findDecision(
  queries: Queries,
  id: string,
): Promise<{ readonly contents: string; readonly refusal: Refusal | "NONE" } | undefined> {
  const [row] = await queries.query<{ contents: string; refusal: string }>(
    "SELECT contents, refusal FROM escrow_decisions WHERE id = $1",
    [id],
  );
  return row && { contents: row.contents, refusal: row.refusal as Refusal | "NONE" };
}

export async function recordDecision(
  queries: Queries,
  id: string,
  contents: string,
  refusal: Refusal | "NONE",
): Promise<void> {
  await queries.query("INSERT INTO escrow_decisions (id, contents, refusal) VALUES ($1, $2, $3)", [
    id,
    contents,
    refusal,
  ]);
}
