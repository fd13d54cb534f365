import type { Database } from "../database/database.ts";

/** How much central-bank money changed hands since the opening, and in how many transfers between members. */
export interface CentralBankTurnover {
  readonly transfers: number;
  readonly amountFen: bigint;
}

/**
 * Counts debits of the members' accounts at the central bank. What NetsUnion pays on from its settlement account
 * is the same money a second time and isn't counted; nor are reservations or the opening balances, which debit
 * the central bank's lending.
 */
export async function centralBankTurnover(database: Database): Promise<CentralBankTurnover> {
  const [row] = await database.query<{ transfers: string; amount: string }>(
    `SELECT count(*)::text AS transfers, coalesce(sum(t.amount), 0)::text AS amount
     FROM transfers t JOIN accounts a ON a.id = t.debit_account_id
     WHERE a.name LIKE 'central-bank/reserves/%' OR a.name LIKE 'central-bank/client\\_reserve/%'`,
  );
  return { transfers: Number(row?.transfers ?? 0), amountFen: BigInt(row?.amount ?? 0) };
}
