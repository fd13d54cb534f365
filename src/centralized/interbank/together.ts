import type { BankId } from "../../scenario/interbank/orders.ts";
import type { Fen } from "../../scenario/participants.ts";
import type { Leg } from "../ledger/chains.ts";
import { post, postIfAny } from "../schemes/legs.ts";
import { names } from "./accounts.ts";
import type { Payment } from "./orderTable.ts";

type Amounts = ReadonlyMap<BankId, Fen>;

/** Payments that settle together, and those left out, in the order in which they were. */
export interface Division {
  readonly together: readonly Payment[];
  readonly leftOut: readonly Payment[];
}

/** What each bank gains by the payments together. */
export function netsOf(payments: Iterable<Payment>): Map<BankId, Fen> {
  const nets = new Map<BankId, Fen>();
  for (const { payer, payee, amountFen } of payments) {
    nets.set(payer, (nets.get(payer) ?? 0n) - amountFen);
    nets.set(payee, (nets.get(payee) ?? 0n) + amountFen);
  }
  return nets;
}

/**
 * Leaves out the last payments of banks that would be below zero, and of those that are so in consequence. Each payment
 * is looked at once: a bank goes on the list when it falls below zero, and leaves it when it no longer is.
 * @param payments Each payer's in the order that counts.
 * @param balances What each bank has before.
 */
export function leaveOutUntilCovered(payments: readonly Payment[], balances: Amounts): Division {
  const held = new Map(balances);
  const stacks = new Map<BankId, Payment[]>();
  for (const [bank, netFen] of netsOf(payments)) held.set(bank, (held.get(bank) ?? 0n) + netFen);
  for (const payment of payments) {
    const stack = stacks.get(payment.payer) ?? [];
    stack.push(payment);
    stacks.set(payment.payer, stack);
  }
  const leftOut = new Set<Payment>();
  const short = [...held.keys()].filter((bank) => (held.get(bank) as Fen) < 0n);
  for (let bank = short.pop(); bank !== undefined; bank = short.pop()) {
    while ((held.get(bank) as Fen) < 0n) {
      const payment = stacks.get(bank)?.pop();
      if (payment === undefined) throw new Error(`${bank} is below zero without paying anything`);
      leftOut.add(payment);
      held.set(bank, (held.get(bank) as Fen) + payment.amountFen);
      const heldByPayee = (held.get(payment.payee) as Fen) - payment.amountFen;
      held.set(payment.payee, heldByPayee);
      if (heldByPayee < 0n) short.push(payment.payee);
    }
  }
  return {
    together: payments.filter((payment) => !leftOut.has(payment)),
    leftOut: payments.filter((payment) => leftOut.has(payment)),
  };
}

/**
 * One chain's legs, all or nothing: net debtors pay their net into their positions, each payment moves between
 * positions, net creditors are paid theirs. The settlement accounts' own limit checks the nets.
 */
export function offsetLegs(payments: readonly Payment[]): readonly Leg[] {
  const nets = [...netsOf(payments)];
  return [
    ...nets.flatMap(([bank, netFen]) => postIfAny(names.settlement(bank), names.position(bank), -netFen)),
    ...payments.map(({ payer, payee, amountFen }) =>
      post(names.position(payer), names.position(payee), amountFen),
    ),
    ...nets.flatMap(([bank, netFen]) => postIfAny(names.position(bank), names.settlement(bank), netFen)),
  ];
}
