import type { Participants } from "../../../scenario/participants.ts";
import type { Account } from "../../ledger/accounts.ts";
import type { Entry } from "../balanceSheets.ts";
import {
  balanceOf,
  balancesOf,
  outOfBalance,
  requireAllAccounts,
  requireEqualSheets,
  requireEqualTotals,
  requireMirrors,
} from "../reconcile.ts";
import { accountNames as names } from "./chart.ts";

/**
 * Throws `BOOKS_OUT_OF_BALANCE`, naming the first account that doesn't fit, unless total debits equal total
 * credits, each asset equals its issuer's liability, nothing is left on its way to a bank, and each institution's
 * pools equal its wallets and the fees that it earned.
 */
export function reconcile(
  entries: readonly Entry[],
  accounts: ReadonlyMap<string, Account>,
  { institutions }: Participants,
): void {
  requireAllAccounts(entries, accounts);
  requireMirrors(entries);
  const balances = balancesOf(entries);
  for (const institution of institutions.keys()) {
    const left = balanceOf(balances, names.payouts(institution));
    if (left !== 0n) throw outOfBalance(names.payouts(institution), `holds ${-left} fen between withdrawals`);
  }
  requireEqualSheets(entries);
  requireEqualTotals(accounts);
}
