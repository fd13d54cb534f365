import { CENTRAL_BANK } from "../../../scenario/claims.ts";
import type { ECnyRegime } from "../../../scenario/ecny/parameters.ts";
import type { Holder, ParticipantId, Participants } from "../../../scenario/participants.ts";
import { type ChartAccount, accountName as name, chartAccount as account } from "../chartAccount.ts";
import { bankAccounts, yuanNames } from "../yuanChart.ts";

/** Who owes a wallet's e-CNY: the central bank, or the bank that operates the wallet. */
export function issuerOf(
  { institution: operator }: Pick<Holder, "institution">,
  regime: ECnyRegime,
): ParticipantId {
  return regime === "M0_2021" ? CENTRAL_BANK : operator;
}

/** Names of accounts: those of every scheme in yuan, those of e-CNY, and what banks owe each other for a moment. */
export const accountNames = {
  ...yuanNames,
  eCny: (issuer: ParticipantId, holder: ParticipantId) => name(issuer, "e_cny", holder),
  /** Through which a payment to another bank's wallet passes: zero before and after. */
  due: (bank: ParticipantId) => name(bank, "due_to_banks"),
} as const;

/** Every account of every entity. Households keep no book: what they own is what others owe them. */
export function chartOfAccounts(
  { banks, holders }: Participants,
  regime: ECnyRegime,
): readonly ChartAccount[] {
  return [
    ...[...banks.keys()].flatMap((bank) => [
      ...bankAccounts(bank),
      ...(regime === "DEPOSIT_2026"
        ? [account(accountNames.due(bank), bank, "either", "clearing", CENTRAL_BANK)]
        : []),
    ]),
    ...[...holders.values()].flatMap((holder) => holderAccounts(holder, regime)),
  ];
}

function holderAccounts(holder: Holder, regime: ECnyRegime): readonly ChartAccount[] {
  const { id, bank, walletStatus, frozenFen } = holder;
  const issuer = issuerOf(holder, regime);
  const wallet = account(accountNames.eCny(issuer, id), issuer, "liability", "e_cny", id);
  // a frozen wallet is opened, given its opening balance and frozen then: a frozen account can't be credited
  const state = walletStatus === "none" ? "closed" : "open";
  return [
    account(accountNames.deposit(bank, id), bank, "liability", "deposit", id),
    { ...wallet, state, frozenAmount: frozenFen },
  ];
}
