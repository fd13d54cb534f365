import { JiaoziError } from "../../catalogue/errors.ts";
import { CENTRAL_BANK, NETSUNION } from "../../scenario/claims.ts";
import type { Fen, Participants } from "../../scenario/participants.ts";
import type { Account } from "../ledger/accounts.ts";
import { accountNames as names } from "./alipay2/chart.ts";
import { type Entry, balanceSheetsOf } from "./balanceSheets.ts";

type Balances = ReadonlyMap<string, Fen>;

/**
 * Throws `BOOKS_OUT_OF_BALANCE`, naming the first account that doesn't fit, unless total debits equal total
 * credits, each asset equals its issuer's liability, what institutions hold for their wallets equals the wallets,
 * and each entity's assets equal its liabilities.
 */
export function reconcile(
  entries: readonly Entry[],
  accounts: ReadonlyMap<string, Account>,
  participants: Participants,
): void {
  const balances = new Map(entries.map(({ chart, balance }) => [chart.name, balance]));
  requireAllAccounts(entries, accounts);
  requireMirrors(balances, participants);
  requireFullClientReserve(entries, participants);
  requireEqualSheets(entries);
  requireEqualTotals(accounts);
}

function outOfBalance(account: string, problem: string): JiaoziError {
  return new JiaoziError(
    "BOOKS_OUT_OF_BALANCE",
    `Account ${account}: ${problem}.`,
    "Verify the ledger's log to find the first row that was changed, and restore the books from a sound copy.",
  );
}

function requireAllAccounts(entries: readonly Entry[], accounts: ReadonlyMap<string, Account>): void {
  const missing = entries.find(({ chart }) => !accounts.has(chart.name));
  if (missing !== undefined) throw outOfBalance(missing.chart.name, "it is missing from the ledger");
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

/** 100 % client reserve: what is held at the central bank and with NetsUnion is what the wallets are owed. */
function requireFullClientReserve(entries: readonly Entry[], { institutions }: Participants): void {
  for (const institution of institutions.keys()) {
    const own = entries.filter(({ chart }) => chart.entity === institution);
    const difference = own.reduce((sum, { balance }) => sum + balance, 0n);
    if (difference === 0n) continue;
    throw outOfBalance(
      names.ownClientReserve(institution),
      `differs by ${difference} fen from the wallets it backs`,
    );
  }
}

function requireEqualSheets(entries: readonly Entry[]): void {
  const wrong = balanceSheetsOf(entries).find(({ equity }) => equity !== 0n);
  if (wrong !== undefined) {
    const first = entries.find(({ chart }) => chart.entity === wrong.entity);
    throw outOfBalance(
      first?.chart.name ?? wrong.entity,
      `${wrong.entity}'s assets differ from its liabilities by ${wrong.equity} fen`,
    );
  }
  const netsunion = entries
    .filter(({ chart }) => chart.side === "either")
    .reduce((sum, { balance }) => sum + balance, 0n);
  if (netsunion !== 0n)
    throw outOfBalance(NETSUNION, `members' clearing positions add up to ${netsunion} fen, not zero`);
}

function requireEqualTotals(accounts: ReadonlyMap<string, Account>): void {
  let difference = 0n;
  for (const account of accounts.values()) difference += account.debitsPosted - account.creditsPosted;
  if (difference !== 0n)
    throw outOfBalance(CENTRAL_BANK, `all debits exceed all credits by ${difference} fen`);
}

function balanceOf(balances: Balances, account: string): Fen {
  return balances.get(account) ?? 0n;
}
