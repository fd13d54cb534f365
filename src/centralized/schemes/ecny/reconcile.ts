import type { Participants } from "../../../scenario/participants.ts";
import type { Account } from "../../ledger/accounts.ts";
import type { Entry } from "../balanceSheets.ts";
import {
  outOfBalance,
  requireAllAccounts,
  requireEqualSheets,
  requireEqualTotals,
  requireMirrors,
} from "../reconcile.ts";
import { accountNames as names } from "./chart.ts";

/**
 * Throws `BOOKS_OUT_OF_BALANCE`, naming the first account that doesn't fit, unless total debits equal total credits,
 * each asset equals its issuer's liability, nothing is left due between banks, and each entity's sheet balances.
 */
export function reconcile(
  entries: readonly Entry[],
  accounts: ReadonlyMap<string, Account>,
  { banks }: Participants,
): void {
  requireAllAccounts(entries, accounts);
  requireMirrors(entries);
  const due = new Set([...banks.keys()].map(names.due));
  const left = entries.find(({ chart, balance }) => due.has(chart.name) && balance !== 0n);
  if (left !== undefined) throw outOfBalance(left.chart.name, `holds ${left.balance} fen between payments`);
  requireEqualSheets(entries);
  requireEqualTotals(accounts);
}
