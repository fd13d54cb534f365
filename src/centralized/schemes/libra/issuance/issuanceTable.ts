import type { Micro } from "../../../../scenario/libra/convert.ts";
import { openingStatementAt } from "../../../../scenario/libra/issuance.ts";
import type { LibraDay } from "../../../../scenario/libra/libraDay.ts";
import type { Queries } from "../../../database/database.ts";

/** What issuance remembers of statements, payouts and mints. */
export interface IssuanceRow {
  readonly effective: Micro;
  readonly statedAt: number;
  /** Undefined before the first payout. */
  readonly paidAt: number | undefined;
  readonly paid: Micro;
  /** Undefined before the first mint. */
  readonly windowSince: number | undefined;
  readonly windowInflow: Micro;
}

type IssuanceText = Record<"effective" | "stated_at" | "paid" | "window_inflow", string> &
  Record<"paid_at" | "window_since", string | null>;

/** As the last measure left it, else as the day opened. */
export async function readIssuance(
  queries: Queries,
  { parameters, coinsOutstanding }: LibraDay,
  opensAtSeconds: number,
): Promise<IssuanceRow> {
  const [row] = await queries.query<IssuanceText>(
    `SELECT effective::text AS effective, stated_at::text AS stated_at, paid_at::text AS paid_at, paid::text AS paid,
       window_since::text AS window_since, window_inflow::text AS window_inflow FROM libra_issuance`,
  );
  if (row === undefined) {
    const { window } = parameters.issuance ?? {};
    return {
      ...{ effective: coinsOutstanding, statedAt: openingStatementAt(opensAtSeconds) },
      ...{ paidAt: undefined, paid: 0n },
      ...{ windowSince: window?.startedAtSeconds, windowInflow: window?.inflowMicro ?? 0n },
    };
  }
  return {
    ...{ effective: BigInt(row.effective), statedAt: Number(row.stated_at) },
    ...{ paidAt: secondOf(row.paid_at), paid: BigInt(row.paid) },
    ...{ windowSince: secondOf(row.window_since), windowInflow: BigInt(row.window_inflow) },
  };
}

function secondOf(text: string | null): number | undefined {
  return text === null ? undefined : Number(text);
}

export async function writeIssuance(queries: Queries, row: IssuanceRow): Promise<void> {
  const { effective, statedAt, paidAt = null, paid, windowSince = null, windowInflow } = row;
  await queries.query(
    `INSERT INTO libra_issuance (effective, stated_at, paid_at, paid, window_since, window_inflow)
      VALUES ($1::numeric, $2::bigint, $3::bigint, $4::numeric, $5::bigint, $6::numeric)
      ON CONFLICT (only_row) DO UPDATE SET effective = $1::numeric, stated_at = $2::bigint, paid_at = $3::bigint,
        paid = $4::numeric, window_since = $5::bigint, window_inflow = $6::numeric`,
    [effective, statedAt, paidAt, paid, windowSince, windowInflow],
  );
}
