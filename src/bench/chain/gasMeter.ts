import type { JsonRpcApiProvider } from "ethers";

const SAMPLES = 21;

/** What transactions of each kind used, by a few receipts. */
export class GasMeter<Name extends string> {
  readonly #used = new Map<Name, bigint[]>();

  /** Looks at some of the transactions, evenly apart. Throws if one of them failed. */
  async measure(
    provider: JsonRpcApiProvider,
    name: Name,
    transactions: readonly { readonly hash: string }[],
  ): Promise<void> {
    const apart = Math.max(1, Math.floor(transactions.length / SAMPLES));
    const used = this.#used.get(name) ?? [];
    for (const { hash } of transactions.filter((_, index) => index % apart === 0)) {
      const receipt = await provider.getTransactionReceipt(hash);
      if (receipt?.status !== 1) throw new Error(`${name}: transaction ${hash} failed or is missing`);
      used.push(receipt.gasUsed);
    }
    this.#used.set(name, used);
  }

  /** The median, in words; empty if nothing was looked at. */
  describe(name: Name): string {
    const sorted = [...(this.#used.get(name) ?? [])].sort((a, b) => (a < b ? -1 : 1));
    const median = sorted[Math.floor(sorted.length / 2)];
    return median === undefined ? "" : `${median.toLocaleString("en")} gas`;
  }
}
