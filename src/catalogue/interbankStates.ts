/**
 * Where a bank's order is in interbank settlement; the index is the value of the Solidity enum `OrderState`. The last
 * four are reasons for which a payment didn't settle, or a cancellation wasn't carried out.
 */
export const ORDER_STATES = [
  "UNKNOWN",
  "QUEUED",
  "IN_SESSION",
  "SETTLED_AT_ONCE",
  "SETTLED_BY_RELEASE",
  "SETTLED_BY_OFFSET",
  "SETTLED_IN_SESSION",
  "CARRIED_OUT",
  "CANCELLED_BY_PAYER",
  "LIQUIDITY_INSUFFICIENT",
  "UNWOUND",
  "NOT_QUEUED",
] as const;

export type OrderState = (typeof ORDER_STATES)[number];

export const UNSETTLED_REASONS = [
  "CANCELLED_BY_PAYER",
  "LIQUIDITY_INSUFFICIENT",
  "UNWOUND",
  "NOT_QUEUED",
] as const satisfies readonly OrderState[];

export type UnsettledReason = (typeof UNSETTLED_REASONS)[number];

const FINAL: ReadonlySet<OrderState> = new Set<OrderState>([
  "SETTLED_AT_ONCE",
  "SETTLED_BY_RELEASE",
  "SETTLED_BY_OFFSET",
  "SETTLED_IN_SESSION",
]);

/** Whether the payment is final, in central-bank money. */
export function isSettled(state: OrderState): boolean {
  return FINAL.has(state);
}
