import { BORROWERS, CENTRAL_BANK } from "../../scenario/claims.ts";
import type { Holder, ParticipantId } from "../../scenario/participants.ts";
import type { AccountState } from "../ledger/accounts.ts";
import { type ChartAccount, accountName as name, chartAccount as account } from "./chartAccount.ts";

/**
 * Names of the accounts that every scheme in yuan has: first the entity whose book it is, then what it says, then
 * about whom.
 */
export const yuanNames = {
  reservesOf: (bank: ParticipantId) => name(CENTRAL_BANK, "reserves", bank),
  lendingTo: (bank: ParticipantId) => name(CENTRAL_BANK, "lending", bank),
  ownReserves: (bank: ParticipantId) => name(bank, "reserves"),
  ownLending: (bank: ParticipantId) => name(bank, "lending"),
  loans: (bank: ParticipantId) => name(bank, "loans"),
  deposit: (bank: ParticipantId, holder: ParticipantId) => name(bank, "deposit", holder),
  wallet: (institution: ParticipantId, holder: ParticipantId) => name(institution, "wallet", holder),
} as const;

export function bankAccounts(bank: ParticipantId): readonly ChartAccount[] {
  return [
    account(yuanNames.reservesOf(bank), CENTRAL_BANK, "liability", "reserves", bank),
    account(yuanNames.lendingTo(bank), CENTRAL_BANK, "asset", "central_bank_lending", bank),
    account(yuanNames.ownReserves(bank), bank, "asset", "reserves", CENTRAL_BANK),
    account(yuanNames.ownLending(bank), bank, "liability", "central_bank_lending", CENTRAL_BANK),
    account(yuanNames.loans(bank), bank, "asset", "loan", BORROWERS),
  ];
}

export function holderAccounts(holder: Holder): readonly ChartAccount[] {
  const { id, bank, institution, walletStatus, frozenFen } = holder;
  // a frozen wallet is opened, given its opening balance and frozen then: a frozen account can't be credited
  const state: AccountState = walletStatus === "none" ? "closed" : "open";
  const wallet = account(yuanNames.wallet(institution, id), institution, "liability", "wallet", id);
  return [
    account(yuanNames.deposit(bank, id), bank, "liability", "deposit", id),
    { ...wallet, state, frozenAmount: frozenFen },
  ];
}
