import { BORROWERS, CENTRAL_BANK, NETSUNION } from "../../../scenario/claims.ts";
import type { Holder, ParticipantId, Participants } from "../../../scenario/participants.ts";
import type { SettlementMode } from "../../../scenario/rail.ts";
import type { AccountState } from "../../ledger/accounts.ts";
import { type ChartAccount, accountName as name, chartAccount as account } from "../chartAccount.ts";

/** Names of accounts: first the entity whose book it is, then what it says, then about whom. */
export const accountNames = {
  reservesOf: (bank: ParticipantId) => name(CENTRAL_BANK, "reserves", bank),
  clientReserveOf: (institution: ParticipantId) => name(CENTRAL_BANK, "client_reserve", institution),
  lendingTo: (bank: ParticipantId) => name(CENTRAL_BANK, "lending", bank),
  netsunionSettlement: () => name(CENTRAL_BANK, "settlement", NETSUNION),
  ownReserves: (bank: ParticipantId) => name(bank, "reserves"),
  ownLending: (bank: ParticipantId) => name(bank, "lending"),
  loans: (bank: ParticipantId) => name(bank, "loans"),
  deposit: (bank: ParticipantId, holder: ParticipantId) => name(bank, "deposit", holder),
  ownClientReserve: (institution: ParticipantId) => name(institution, "client_reserve"),
  wallet: (institution: ParticipantId, holder: ParticipantId) => name(institution, "wallet", holder),
  clearing: (member: ParticipantId) => name(member, "clearing"),
  position: (member: ParticipantId) => name(NETSUNION, "position", member),
  caps: () => name(NETSUNION, "net_debit_caps"),
} as const;

/** Every account of every entity. Households keep no book: what they own is what others owe them. */
export function chartOfAccounts(participants: Participants, mode: SettlementMode): readonly ChartAccount[] {
  const gross = [
    ...[...participants.banks.keys()].flatMap(bankAccounts),
    ...[...participants.institutions.keys()].flatMap(institutionAccounts),
    ...[...participants.holders.values()].flatMap(holderAccounts),
  ];
  if (mode === "gross") return gross;
  return [...gross, ...clearingAccounts([...participants.banks.keys(), ...participants.institutions.keys()])];
}

function bankAccounts(bank: ParticipantId): readonly ChartAccount[] {
  return [
    account(accountNames.reservesOf(bank), CENTRAL_BANK, "liability", "reserves", bank),
    account(accountNames.lendingTo(bank), CENTRAL_BANK, "asset", "central_bank_lending", bank),
    account(accountNames.ownReserves(bank), bank, "asset", "reserves", CENTRAL_BANK),
    account(accountNames.ownLending(bank), bank, "liability", "central_bank_lending", CENTRAL_BANK),
    account(accountNames.loans(bank), bank, "asset", "loan", BORROWERS),
  ];
}

function institutionAccounts(institution: ParticipantId): readonly ChartAccount[] {
  return [
    account(
      accountNames.clientReserveOf(institution),
      CENTRAL_BANK,
      "liability",
      "client_reserve",
      institution,
    ),
    account(accountNames.ownClientReserve(institution), institution, "asset", "client_reserve", CENTRAL_BANK),
  ];
}

function holderAccounts(holder: Holder): readonly ChartAccount[] {
  const { id, bank, institution, walletStatus, frozenFen } = holder;
  // a frozen wallet is opened, given its opening balance and frozen then: a frozen account can't be credited
  const state: AccountState = walletStatus === "none" ? "closed" : "open";
  const wallet = account(accountNames.wallet(institution, id), institution, "liability", "wallet", id);
  return [
    account(accountNames.deposit(bank, id), bank, "liability", "deposit", id),
    { ...wallet, state, frozenAmount: frozenFen },
  ];
}

function clearingAccounts(members: readonly ParticipantId[]): readonly ChartAccount[] {
  const position = (member: ParticipantId): ChartAccount => ({
    ...account(accountNames.position(member), NETSUNION, "memo", "clearing", member),
    // cap + inflows − outflows ≥ 0: the net debit cap is the account's opening credit
    limit: "debits_must_not_exceed_credits",
  });
  return [
    account(accountNames.netsunionSettlement(), CENTRAL_BANK, "liability", "clearing", NETSUNION),
    account(accountNames.caps(), NETSUNION, "memo", "clearing", NETSUNION),
    ...members.map((member) =>
      account(accountNames.clearing(member), member, "either", "clearing", NETSUNION),
    ),
    ...members.map(position),
  ];
}
