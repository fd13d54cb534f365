import type { BankId } from "../../scenario/interbank/orders.ts";
import type { InterbankDay } from "../../scenario/interbank/rail.ts";
import type { BalanceLimit, NewAccount } from "../ledger/accounts.ts";
import { accountName } from "../schemes/chartAccount.ts";

/** The accounts of the central bank's book that settlement touches. */
export const names = {
  /** What the central bank owes the bank; can't be overdrawn. */
  settlement: (bank: BankId) => accountName("settlement", bank),
  /** What the bank may still send in the session; can't be overdrawn. Memo. */
  room: (bank: BankId) => accountName("room", bank),
  /** Carries payments that settle together from gross to net; zero before and after. */
  position: (bank: BankId) => accountName("position", bank),
  /** What a bank couldn't pay and owes since. */
  defaulted: (bank: BankId) => accountName("default", bank),
  /** What a net creditor didn't receive and is owed since. */
  loss: (bank: BankId) => accountName("loss", bank),
  /** Stands against all rooms. Memo. */
  caps: () => "caps",
  /** What the central bank has against the opening balances. */
  claims: () => "claims on banks",
} as const;

const OVERDRAW: BalanceLimit = "debits_must_not_exceed_credits";
const SIDES = ["settlement", "room", "position", "defaulted", "loss"] as const;

export function accountsOf({ banks }: InterbankDay): readonly NewAccount[] {
  const account = (name: string, limit: BalanceLimit): NewAccount => {
    return { name, limit, state: "open", frozenAmount: 0n };
  };
  const limitOf = (side: string) => (side === "settlement" || side === "room" ? OVERDRAW : "none");
  return [
    account(names.caps(), "none"),
    account(names.claims(), "credits_must_not_exceed_debits"),
    ...banks.flatMap(({ id }) => SIDES.map((side) => account(names[side](id), limitOf(side)))),
  ];
}
