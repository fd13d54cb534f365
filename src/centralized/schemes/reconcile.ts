import { JiaoziError } from "../../catalogue/errors.ts";
import type { Fen, Participants } from "../../scenario/participants.ts";
import type { Account } from "../ledger/accounts.ts";
import { accountNames as names } from "./alipay2/chart.ts";
import type { Entry } from "./balanceSheets.ts";

type Balances = ReadonlyMap<string, Fen>;

/**
 * Throws `BOOKS_OUT_OF_BALANCE`, naming the first account that doesn't fit, unless each asset equals its issuer's
 * liability and each entity's assets equal its liabilities. As every account belongs to an entity, all debits then
 * equal all credits.
 */
export function reconcile(
  entries: readonly Entry[],
  accounts: ReadonlyMap<string, Account>,
  participants: Participants,
): void {
  const balances = new Map(entries.map(({ chart, balanceFen }) => [chart.name, balanceFen]));
  requireAllAccounts(entries, accounts);
  requireMirrors(balances, participants);
  requireEqualBooks(entries);
}

function outOfBalance(account: string, problem: string): JiaoziError {
  return new JiaoziError(
    "BOOKS_OUT_OF_BALANCE",
    `Account ${account}: ${problem}.`,
    "Verify the ledger's log to find the first row that was changed, and restore the books from a sound copy.",
  );
}

function requireAllAccounts(entries: readonly Entry[], accounts: ReadonlyMap<string, Account>): void {
  const names = new Set(entries.map(({ chart }) => chart.name));
  for (const name of names) {
    if (!accounts.has(name)) throw outOfBalance(name, "it is missing from the ledger");
  }
  for (const name of accounts.keys()) {
    if (!names.has(name)) throw outOfBalance(name, "it isn't in the scheme's chart of accounts");
  }
}

function requireMirrors(balances: Balances, { banks, institutions }: Participants): void {
  for (const bank of banks.keys()) {
    requireMirror(balances, names.ownReserves(bank), names.reservesOf(bank));
    requireMirror(balances, names.lendingTo(bank), names.ownLending(bank));
    requirePosition(balances, bank, names.reservesOf(bank));
  }
  for (const institution of institutions.keys()) {
    requireMirror(balances, names.ownClientReserve(institution), names.clientReserveOf(institution));
    requirePosition(balances, institution, names.clientReserveOf(institution));
  }
  const left = balanceOf(balances, names.netsunionSettlement());
  if (left !== 0n) throw outOfBalance(names.netsunionSettlement(), `holds ${-left} fen after settlement`);
}

function requireMirror(balances: Balances, asset: string, liability: string): void {
  const difference = balanceOf(balances, asset) + balanceOf(balances, liability);
  if (difference === 0n) return;
  throw outOfBalance(asset, `differs by ${difference} fen from ${liability}, which it mirrors`);
}

/**
 * Central-bank money doesn't move within a session, so what is left of a position is the member's money at the
 * central bank plus what NetsUnion owes it. Without an open session both are zero.
 */
function requirePosition(balances: Balances, member: string, atCentralBank: string): void {
  const clearing = balanceOf(balances, names.clearing(member));
  const sessionIsOpen = balanceOf(balances, names.caps()) !== 0n;
  const expected = sessionIsOpen ? clearing - balanceOf(balances, atCentralBank) : clearing;
  const left = -balanceOf(balances, names.position(member));
  if (left === expected) return;
  throw outOfBalance(names.position(member), `is ${left} fen where the member's books give ${expected}`);
}

/**
 * Each entity's debits equal its credits: assets equal liabilities, for nobody earns in a payment. For an institution
 * that is the 100 % client reserve: what the central bank and NetsUnion owe it is what it owes its wallets.
 */
function requireEqualBooks(entries: readonly Entry[]): void {
  const books = new Map<string, { readonly first: string; sumFen: Fen }>();
  for (const { chart, balanceFen } of entries) {
    const book = books.get(chart.entity) ?? { first: chart.name, sumFen: 0n };
    book.sumFen += balanceFen;
    books.set(chart.entity, book);
  }
  for (const [entity, { first, sumFen }] of books) {
    if (sumFen !== 0n)
      throw outOfBalance(first, `${entity}'s assets exceed its liabilities by ${sumFen} fen`);
  }
}

function balanceOf(balances: Balances, account: string): Fen {
  return balances.get(account) ?? 0n;
}
