import type { Micro } from "./convert.ts";

/**
 * What coins are paid when the reserve may be short of them: face value, or their share of the reserve, rounded down.
 * The arithmetic of the contract library `ProRata`, against which it is tested.
 *
 * @param supply All coins outstanding, the ones that are paid out included.
 */
export function payoutOf(coins: Micro, reserve: Micro, supply: Micro): Micro {
  return reserve >= supply ? coins : (coins * reserve) / supply;
}
