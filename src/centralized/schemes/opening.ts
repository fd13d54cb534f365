import type { Chain, Leg } from "../ledger/chains.ts";

/** Legs per chain, to keep each row of the log small. */
const LEGS_PER_CHAIN = 300;

/** Chains that post the balances with which a day opens. */
export function openingChainsOf(legs: readonly Leg[], atSeconds: number): readonly Chain[] {
  const chains: Chain[] = [];
  for (let from = 0; from < legs.length; from += LEGS_PER_CHAIN) {
    chains.push({
      id: `opening/${chains.length}`,
      contents: "opening balances",
      atSeconds,
      legs: legs.slice(from, from + LEGS_PER_CHAIN),
    });
  }
  return chains;
}
