import type { LibraDay } from "../../scenario/libra/libraDay.ts";
import type { RunState } from "../../scenario/reserveRun/rail.ts";
import type { Account } from "../ledger/accounts.ts";
import { entriesOf } from "../schemes/balanceSheets.ts";
import { requireAllAccounts, requireEqualSheets } from "../schemes/reconcile.ts";
import { chartOfRun, coinHolders, names } from "./accounts.ts";

/** What the accounts say. Throws `BOOKS_OUT_OF_BALANCE` if one is missing, or a sheet doesn't balance. */
export function runState(accounts: ReadonlyMap<string, Account>, day: LibraDay): RunState {
  const entries = entriesOf(chartOfRun(day), accounts);
  requireAllAccounts(entries, accounts);
  requireEqualSheets(entries);
  const owed = new Map(entries.map(({ chart, balance }) => [chart.name, -balance]));
  const owedIn = (account: string) => owed.get(account) ?? 0n;
  const ids = coinHolders(day);
  const coins = new Map(ids.map((id) => [id, owedIn(names.coins(id))]));
  const queued = owedIn(names.queue());
  const paid = ids.map((id) => [id, owedIn(names.deposit(day.custodianBank, id))] as const);
  return {
    coins,
    queued,
    supply: [...coins.values()].reduce((sum, amount) => sum + amount, queued),
    reserve: -owedIn(names.securities()),
    paid: new Map(paid.filter(([, amount]) => amount > 0n)),
  };
}
