import { type CentralBankSheet, type SheetRow, emptySheet } from "../../scenario/centralBankSheet.ts";
import type { Database } from "../database/database.ts";
import { outOfBalance } from "./reconcile.ts";

/** Accounts in the central bank's book, by the second part of their names, and the row that they make up. */
const ROW_OF_ACCOUNTS: Readonly<
  Record<string, { readonly row: SheetRow; readonly side: "asset" | "liability" }>
> = {
  lending: { row: "claims_on_banks", side: "asset" },
  reserves: { row: "bank_deposits", side: "liability" },
  client_reserve: { row: "client_reserves", side: "liability" },
  e_cny: { row: "e_cny", side: "liability" },
  // NetsUnion's account, empty between sessions
  settlement: { row: "other_liabilities", side: "liability" },
};

interface Movement {
  /** Of an account in the central bank's book; null for one in another's. */
  readonly debit: string | null;
  readonly credit: string | null;
  readonly amount: string;
}

/**
 * The rows of the central bank's balance sheet, added up from every posting there ever was. Throws
 * `BOOKS_OUT_OF_BALANCE` unless each posting that touches the central bank's book has both sides in it, for then no
 * posting can unbalance the sheet. Undefined where no central bank has a book.
 */
export async function centralBankSheet(database: Database): Promise<CentralBankSheet | undefined> {
  const movements = await database.query<Movement & Record<string, unknown>>(
    `WITH book AS (
       SELECT id, CASE WHEN name LIKE 'central-bank/%' THEN split_part(name, '/', 2) END AS part FROM accounts)
     SELECT d.part AS debit, c.part AS credit, sum(t.amount)::text AS amount
     FROM transfers t JOIN book d ON d.id = t.debit_account_id JOIN book c ON c.id = t.credit_account_id
     WHERE t.kind IN ('post', 'post_pending') AND (d.part IS NOT NULL OR c.part IS NOT NULL)
     GROUP BY 1, 2`,
  );
  if (movements.length === 0) return undefined;
  const sheet = emptySheet();
  for (const { debit, credit, amount } of movements) {
    if (debit === null || credit === null)
      throw outOfBalance(
        `central-bank/${debit ?? credit ?? ""}`,
        `moved by ${amount} fen with nothing against it`,
      );
    move(sheet, debit, BigInt(amount), "asset");
    move(sheet, credit, BigInt(amount), "liability");
  }
  return sheet;
}

/** A row grows on its own side, and shrinks on the other. */
function move(
  sheet: Record<SheetRow, bigint>,
  accounts: string,
  amount: bigint,
  side: "asset" | "liability",
): void {
  const found = ROW_OF_ACCOUNTS[accounts];
  if (found === undefined) throw outOfBalance(`central-bank/${accounts}`, "it belongs to no row");
  sheet[found.row] += found.side === side ? amount : -amount;
}
