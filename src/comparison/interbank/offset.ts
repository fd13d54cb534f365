import type { BankId, BankPayment } from "../../scenario/interbank/orders.ts";
import type { Fen } from "../../scenario/participants.ts";

type Queues = ReadonlyMap<BankId, readonly BankPayment[]>;
type Balances = ReadonlyMap<BankId, Fen>;

/** What each bank gains, or loses, by these payments together; the banks that they don't touch are left out. */
export function sums(payments: Iterable<BankPayment>): Map<BankId, Fen> {
  const nets = new Map<BankId, Fen>();
  const add = (bank: BankId, fen: Fen) => nets.set(bank, (nets.get(bank) ?? 0n) + fen);
  for (const { payer, payee, amountFen } of payments) {
    add(payer, -amountFen);
    add(payee, amountFen);
  }
  return nets;
}

/**
 * The largest set of queued payments that settle together: of each queue a prefix of at most `window` payments, and
 * no bank below zero afterwards. Whatever two such sets have together is one as well, so there is exactly one largest.
 *
 * Starts with all of them; while some bank would be below zero, its last one is dropped, for it can't be in any such
 * set. Each round is reckoned anew from the start.
 */
export function largestOffset(queues: Queues, balances: Balances, window: number): readonly BankPayment[] {
  const prefixes = new Map([...queues].map(([bank, queue]) => [bank, queue.slice(0, window)]));
  for (;;) {
    const nets = sums([...prefixes.values()].flat());
    const short = [...nets].find(([bank, netFen]) => (balances.get(bank) as Fen) + netFen < 0n);
    if (short === undefined) return [...prefixes.values()].flat();
    prefixes.get(short[0])?.pop();
  }
}
