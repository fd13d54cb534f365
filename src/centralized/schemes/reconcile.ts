import { JiaoziError } from "../../catalogue/errors.ts";
import { CENTRAL_BANK, OUTSIDERS } from "../../scenario/claims.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import type { Account, Amount } from "../ledger/accounts.ts";
import type { Entry } from "./balanceSheets.ts";
import type { ChartAccount } from "./chartAccount.ts";

export type Balances = ReadonlyMap<string, Amount>;

export function balancesOf(entries: readonly Entry[]): Balances {
  return new Map(entries.map(({ chart, balance }) => [chart.name, balance]));
}

export function balanceOf(balances: Balances, account: string): Amount {
  return balances.get(account) ?? 0n;
}

export function outOfBalance(account: string, problem: string): JiaoziError {
  return new JiaoziError(
    "BOOKS_OUT_OF_BALANCE",
    `Account ${account}: ${problem}.`,
    "Verify the ledger's log to find the first row that was changed, and restore the books from a sound copy.",
  );
}

export function requireAllAccounts(entries: readonly Entry[], accounts: ReadonlyMap<string, Account>): void {
  const missing = entries.find(({ chart }) => !accounts.has(chart.name));
  if (missing !== undefined) throw outOfBalance(missing.chart.name, "it is missing from the ledger");
  const charted = new Set(entries.map(({ chart }) => chart.name));
  const stray = [...accounts.keys()].find((name) => !charted.has(name));
  if (stray !== undefined) throw outOfBalance(stray, "it isn't in the scheme's chart of accounts");
}

/** Each asset equals its issuer's liability, but for those who keep no book. */
export function requireMirrors(entries: readonly Entry[]): void {
  const liabilities = new Map(
    entries.filter(({ chart }) => chart.side === "liability").map((entry) => [mirrorKey(entry.chart), entry]),
  );
  for (const { chart, balance } of entries) {
    if (chart.side !== "asset" || OUTSIDERS.has(chart.counterparty)) continue;
    const { entity, counterparty, instrument } = chart;
    const mirror = liabilities.get(mirrorKey({ entity: counterparty, counterparty: entity, instrument }));
    if (mirror === undefined)
      throw outOfBalance(chart.name, `${counterparty} has no account that it mirrors`);
    const difference = balance + mirror.balance;
    if (difference === 0n) continue;
    throw outOfBalance(chart.name, `differs by ${difference} from ${mirror.chart.name}, which it mirrors`);
  }
}

function mirrorKey(account: Pick<ChartAccount, "entity" | "counterparty" | "instrument">): string {
  return JSON.stringify([account.entity, account.counterparty, account.instrument]);
}

/** Each entity's debits equal its credits: assets are liabilities and what it has earned, and memos cancel out. */
export function requireEqualSheets(entries: readonly Entry[]): void {
  const books = new Map<ParticipantId, { readonly first: string; sum: Amount }>();
  for (const { chart, balance } of entries) {
    const book = books.get(chart.entity) ?? { first: chart.name, sum: 0n };
    book.sum += balance;
    books.set(chart.entity, book);
  }
  for (const [entity, { first, sum }] of books) {
    if (sum === 0n) continue;
    throw outOfBalance(first, `${entity}'s debits exceed its credits by ${sum}`);
  }
}

export function requireEqualTotals(accounts: ReadonlyMap<string, Account>): void {
  let difference = 0n;
  for (const account of accounts.values()) difference += account.debitsPosted - account.creditsPosted;
  if (difference !== 0n) throw outOfBalance(CENTRAL_BANK, `all debits exceed all credits by ${difference}`);
}
