import type { Micro } from "../../scenario/libra/convert.ts";

/**
 * What payouts would be without the rule: face value to whoever comes first, until the reserve is empty. A model
 * alone: no contract and no book here pays so.
 */
export function firstComePayouts(reserve: Micro, coins: readonly Micro[]): readonly Micro[] {
  let left = reserve;
  return coins.map((handed) => {
    const paid = handed < left ? handed : left;
    left -= paid;
    return paid;
  });
}
