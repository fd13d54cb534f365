import { NETSUNION } from "../../../scenario/claims.ts";
import type { ParticipantId, Participants } from "../../../scenario/participants.ts";
import type { Account } from "../../ledger/accounts.ts";
import type { Entry } from "../balanceSheets.ts";
import {
  type Balances,
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
 * credits, each asset equals its issuer's liability, what institutions hold for their wallets equals the wallets,
 * and each entity's assets equal its liabilities.
 */
export function reconcile(
  entries: readonly Entry[],
  accounts: ReadonlyMap<string, Account>,
  participants: Participants,
): void {
  requireAllAccounts(entries, accounts);
  requireMirrors(entries);
  requirePositions(balancesOf(entries), participants);
  requireFullClientReserve(entries, participants);
  requireEqualSheets(entries);
  requireZeroNet(entries);
  requireEqualTotals(accounts);
}

function requirePositions(balances: Balances, { banks, institutions }: Participants): void {
  for (const bank of banks.keys()) requirePosition(balances, bank, names.reservesOf(bank));
  for (const institution of institutions.keys()) {
    requirePosition(balances, institution, names.clientReserveOf(institution));
  }
  const left = balanceOf(balances, names.netsunionSettlement());
  if (left !== 0n) throw outOfBalance(names.netsunionSettlement(), `holds ${-left} fen after settlement`);
}

/**
 * Central-bank money doesn't move within a session, so what is left of a position is the member's money at the
 * central bank plus what NetsUnion owes it. Without an open session both are zero.
 */
function requirePosition(balances: Balances, member: ParticipantId, atCentralBank: string): void {
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

function requireZeroNet(entries: readonly Entry[]): void {
  const netFen = entries
    .filter(({ chart }) => chart.side === "either")
    .reduce((sum, { balance }) => sum + balance, 0n);
  if (netFen !== 0n)
    throw outOfBalance(NETSUNION, `members' clearing positions add up to ${netFen} fen, not zero`);
}
