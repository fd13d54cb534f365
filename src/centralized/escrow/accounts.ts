import type { EscrowOpening } from "../../scenario/escrow/trades.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import type { BalanceLimit, NewAccount } from "../ledger/accounts.ts";
import type { Leg } from "../ledger/chains.ts";
import { accountName } from "../schemes/chartAccount.ts";
import { post } from "../schemes/legs.ts";

/** The accounts that trades touch: institutions' books, and the central bank's. */
export const names = {
  /** What the institution owes the holder; can't be overdrawn. */
  wallet: (wallet: ParticipantId) => accountName("wallet", wallet),
  /** What the institution owes whoever a trade's price will turn out to be due to; can't be overdrawn. */
  escrow: (trade: string) => accountName("escrow", trade),
  /** The institution's client reserve, as its asset. */
  reserve: (institution: ParticipantId) => accountName("reserve", institution),
  /** The same, as the central bank's liability. */
  deposit: (institution: ParticipantId) => accountName("central bank", institution),
  /** What the central bank has against the client reserves. */
  claims: () => "claims on banks",
} as const;

const OWED: BalanceLimit = "debits_must_not_exceed_credits";
const OWNED: BalanceLimit = "credits_must_not_exceed_debits";

export function account(name: string, limit: BalanceLimit): NewAccount {
  return { name, limit, state: "open", frozenAmount: 0n };
}

export function accountsOf({ institutions, wallets }: EscrowOpening): readonly NewAccount[] {
  return [
    account(names.claims(), OWNED),
    ...institutions.flatMap(({ id }) => [
      account(names.reserve(id), OWNED),
      account(names.deposit(id), OWED),
    ]),
    ...wallets.map(({ id }) => account(names.wallet(id), OWED)),
  ];
}

export function escrowAccount(trade: string): NewAccount {
  return account(names.escrow(trade), OWED);
}

/** Money that an institution owes one holder becomes owed to another: across institutions the reserve goes with it. */
export function passOn(
  from: string,
  debtor: ParticipantId,
  to: string,
  newDebtor: ParticipantId,
  amount: bigint,
): readonly Leg[] {
  if (debtor === newDebtor) return [post(from, to, amount)];
  return [
    post(from, names.reserve(debtor), amount),
    post(names.deposit(debtor), names.deposit(newDebtor), amount),
    post(names.reserve(newDebtor), to, amount),
  ];
}
