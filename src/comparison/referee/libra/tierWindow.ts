import type { Micro } from "../../../scenario/libra/convert.ts";
import { type IssuanceTerms, WINDOW_SECONDS } from "../../../scenario/libra/issuance.ts";

/** What was minted to the dealer in the window that a mint falls into, which a mint more than a day after its start begins anew. */
export class TierWindow {
  readonly #tiers: readonly Micro[];
  readonly #mints: { readonly amount: Micro; readonly atSeconds: number }[] = [];

  constructor({ dealerTiersMicro, window }: IssuanceTerms) {
    this.#tiers = dealerTiersMicro;
    if (window !== undefined) this.count(window.inflowMicro, window.startedAtSeconds);
  }

  /** How many must approve a mint; undefined if it exceeds the highest tier. */
  approvalsFor(amount: Micro, atSeconds: number): number | undefined {
    const inflow = this.#inflowAt(atSeconds) + amount;
    const tier = this.#tiers.findIndex((limit) => inflow <= limit);
    return tier === -1 ? undefined : tier + 1;
  }

  count(amount: Micro, atSeconds: number): void {
    this.#mints.push({ amount, atSeconds });
  }

  #inflowAt(atSeconds: number): Micro {
    let window = { since: Number.NEGATIVE_INFINITY, inflow: 0n };
    const mintAt = (second: number, amount: Micro) => {
      const isOver = second > window.since + WINDOW_SECONDS;
      window = isOver ? { since: second, inflow: amount } : { ...window, inflow: window.inflow + amount };
    };
    for (const mint of this.#mints) mintAt(mint.atSeconds, mint.amount);
    mintAt(atSeconds, 0n);
    return window.inflow;
  }
}
