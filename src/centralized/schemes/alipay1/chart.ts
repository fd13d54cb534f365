import type { Holder, ParticipantId, Participants } from "../../../scenario/participants.ts";
import { type ChartAccount, accountName as name, chartAccount as account } from "../chartAccount.ts";
import { bankAccounts, holderAccounts, yuanNames } from "../yuanChart.ts";

/** Names of accounts: those of every scheme in yuan, and those of pools, payouts and fees. */
export const accountNames = {
  ...yuanNames,
  poolAt: (bank: ParticipantId, institution: ParticipantId) => name(bank, "pool", institution),
  ownPool: (institution: ParticipantId, bank: ParticipantId) => name(institution, "pool", bank),
  /** Through which a withdrawal passes on its way from the wallet: zero before and after. */
  payouts: (institution: ParticipantId) => name(institution, "payouts"),
  fees: (institution: ParticipantId) => name(institution, "fees"),
  /** Closed: no institution has agreed to owe another's wallets. Opening one would be interoperation. */
  otherInstitutions: (institution: ParticipantId) => name(institution, "other_institutions"),
  /** What a person has withdrawn in a lifetime, and the account that it is counted against. */
  withdrawn: (institution: ParticipantId, holder: ParticipantId) => name(institution, "withdrawn", holder),
  withdrawals: (institution: ParticipantId) => name(institution, "withdrawals"),
} as const;

/** Every account of every entity. Households keep no book: what they own is what others owe them. */
export function chartOfAccounts({ banks, institutions, holders }: Participants): readonly ChartAccount[] {
  return [
    ...[...banks.keys()].flatMap(bankAccounts),
    ...[...institutions.keys()].flatMap((id) => institutionAccounts(id, [...banks.keys()])),
    ...[...holders.values()].flatMap((holder) => [...holderAccounts(holder), ...lifetimeAccount(holder)]),
  ];
}

function institutionAccounts(
  institution: ParticipantId,
  banks: readonly ParticipantId[],
): readonly ChartAccount[] {
  const own = (accountOfName: string, side: "liability" | "equity" | "memo") =>
    account(accountOfName, institution, side, "wallet", institution);
  return [
    ...banks.flatMap((bank) => [
      account(accountNames.poolAt(bank, institution), bank, "liability", "pool", institution),
      account(accountNames.ownPool(institution, bank), institution, "asset", "pool", bank),
    ]),
    own(accountNames.payouts(institution), "liability"),
    own(accountNames.fees(institution), "equity"),
    { ...own(accountNames.otherInstitutions(institution), "memo"), state: "closed" },
    own(accountNames.withdrawals(institution), "memo"),
  ];
}

function lifetimeAccount({ id, kind, institution }: Holder): readonly ChartAccount[] {
  if (kind === "merchant") return [];
  return [account(accountNames.withdrawn(institution, id), institution, "memo", "wallet", id)];
}
