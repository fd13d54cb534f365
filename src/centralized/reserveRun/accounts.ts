import { ASSOCIATION, DEALER, TREASURY } from "../../scenario/claims.ts";
import type { LibraDay } from "../../scenario/libra/libraDay.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import { type ChartAccount, accountName, chartAccount as account } from "../schemes/chartAccount.ts";

/** The queue's place among the holders of coins; no participant's id has a space. */
const QUEUE = "emergency queue";

export const names = {
  /** What the reserve holds, at its price. */
  securities: () => accountName(ASSOCIATION, "treasury_bill"),
  /** Takes the price's falls, and what holders who are paid less than face value forgo. */
  equity: () => accountName(ASSOCIATION, "equity"),
  coins: (holder: ParticipantId) => accountName(ASSOCIATION, "coin", holder),
  queue: () => accountName(ASSOCIATION, "coin", QUEUE),
  /** What the custodian bank bought from the reserve. */
  bought: (bank: ParticipantId) => accountName(bank, "treasury_bill"),
  /** What it paid for that, to those whose coins ended. */
  deposit: (bank: ParticipantId, holder: ParticipantId) => accountName(bank, "deposit", holder),
} as const;

/** Everybody who may hold coins, the queue left out. */
export function coinHolders({ holders }: LibraDay): readonly ParticipantId[] {
  return [...holders.keys(), DEALER];
}

/** The association's book, and the part of the custodian bank's book that a run touches. */
export function chartOfRun(day: LibraDay): readonly ChartAccount[] {
  const { custodianBank: bank, holders } = day;
  return [
    account(names.securities(), ASSOCIATION, "asset", "treasury_bill", TREASURY),
    account(names.equity(), ASSOCIATION, "equity", "treasury_bill", ASSOCIATION),
    account(names.queue(), ASSOCIATION, "liability", "coin", QUEUE),
    account(names.bought(bank), bank, "asset", "treasury_bill", TREASURY),
    ...coinHolders(day).flatMap((id) => [
      {
        ...account(names.coins(id), ASSOCIATION, "liability", "coin", id),
        frozenAmount: holders.get(id)?.frozen ?? 0n,
      },
      account(names.deposit(bank, id), bank, "liability", "deposit", id),
    ]),
  ];
}
