import { CENTRAL_BANK, NETSUNION } from "../../../scenario/claims.ts";
import type { ParticipantId, Participants } from "../../../scenario/participants.ts";
import type { SettlementMode } from "../../../scenario/rail.ts";
import { type ChartAccount, accountName as name, chartAccount as account } from "../chartAccount.ts";
import { bankAccounts, holderAccounts, yuanNames } from "../yuanChart.ts";

/** Names of accounts: those of every scheme in yuan, and those of the client reserve and of clearing. */
export const accountNames = {
  ...yuanNames,
  clientReserveOf: (institution: ParticipantId) => name(CENTRAL_BANK, "client_reserve", institution),
  netsunionSettlement: () => name(CENTRAL_BANK, "settlement", NETSUNION),
  ownClientReserve: (institution: ParticipantId) => name(institution, "client_reserve"),
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
