import fc from "fast-check";

import type { BankOrder } from "../../../src/scenario/interbank/orders.ts";
import type { InterbankDay, InterbankEvent, InterbankRules } from "../../../src/scenario/interbank/rail.ts";
import { type InterbankTerms, signOrder } from "../../../src/scenario/interbank/statements.ts";

export const OPENS = 1_573_432_200;
export const KEY_SEED = "random interbank days";

const BANKS = ["icbc", "ccb", "abc", "boc"] as const;
const STEPS = ["payment", "payment", "payment", "payment", "cancellation", "repeat", "cut_off"] as const;

/** A day's banks and orders before anybody has signed: amounts often exceed what a bank has. */
export interface Plan {
  readonly balances: readonly number[];
  readonly caps: readonly (number | undefined)[];
  readonly steps: readonly Step[];
}

interface Step {
  readonly what: (typeof STEPS)[number];
  readonly payer: number;
  readonly payee: number;
  readonly amount: number;
  readonly urgent: boolean;
  /** Which of the earlier orders is cancelled or given again. */
  readonly target: number;
}

export function plans(longest: number): fc.Arbitrary<Plan> {
  const bank = fc.nat(BANKS.length - 1);
  const each = { minLength: BANKS.length, maxLength: BANKS.length };
  const step = fc.record({
    what: fc.constantFrom(...STEPS),
    payer: bank,
    payee: bank,
    amount: fc.integer({ min: 1, max: 12 }),
    urgent: fc.boolean(),
    target: fc.nat(),
  });
  return fc.record({
    balances: fc.array(fc.nat(10), each),
    caps: fc.array(fc.option(fc.nat(15), { nil: undefined }), each),
    // days that are long enough for queues; short ones say little
    steps: fc.array(step, { minLength: longest / 2, maxLength: longest, size: "max" }),
  });
}

export function dayOf({ balances, caps }: Plan, rules: InterbankRules): InterbankDay {
  const banks = BANKS.map((id, index) => {
    const cap = caps[index];
    const balanceFen = BigInt(balances[index] ?? 0);
    return { id, name: id, balanceFen, ...(cap === undefined ? {} : { netDebitCapFen: BigInt(cap) }) };
  });
  return { ...rules, banks };
}

/** Signed, with the cut-offs between them and the end of the day behind. */
export function eventsOf({ steps }: Plan, terms: InterbankTerms): readonly InterbankEvent[] {
  const orders: BankOrder[] = [];
  const events: InterbankEvent[] = [];
  for (const [index, step] of steps.entries()) {
    const atSeconds = OPENS + index * 60;
    if (step.what === "cut_off") events.push({ kind: "cut_off", atSeconds });
    const order = step.what === "cut_off" ? undefined : orderOf(step, index, atSeconds, orders);
    if (order === undefined) continue;
    orders.push(order);
    events.push(signOrder({ ...order, atSeconds }, terms, KEY_SEED));
  }
  return [...events, { kind: "day_end", atSeconds: OPENS + steps.length * 60 }];
}

function orderOf(
  { what, payer, payee, amount, urgent, target }: Step,
  index: number,
  atSeconds: number,
  earlier: readonly BankOrder[],
): BankOrder | undefined {
  const other = earlier[target % Math.max(earlier.length, 1)];
  if (what === "repeat") return other;
  const from = BANKS[payer] as string;
  if (what === "cancellation") {
    if (other === undefined) return undefined;
    const giver = urgent ? other.payer : from;
    return { kind: "cancellation", id: `c${index}`, atSeconds, payer: giver, paymentId: other.id };
  }
  const to = BANKS[payee === payer ? (payee + 1) % BANKS.length : payee] as string;
  const parties = { payer: from, payee: to, amountFen: BigInt(amount), urgent };
  return { kind: "payment", id: `p${index}`, atSeconds, ...parties };
}
