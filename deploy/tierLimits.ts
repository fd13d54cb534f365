import type { TierLimits } from "../src/scenario/tiers.ts";

/** As the contract takes them: zero for a limit that there isn't. */
export function packedLimits(limits: TierLimits) {
  const {
    singleFen = 0n,
    dayFen = 0n,
    yearFen = 0n,
    lifetimeFen = 0n,
    balanceFen = 0n,
    staticQrDayFen = 0n,
  } = limits;
  return { singleFen, dayFen, yearFen, lifetimeFen, balanceFen, staticQrDayFen };
}
