import { setTimeout as after } from "node:timers/promises";

import type { JsonRpcApiProvider } from "ethers";

import { JiaoziError } from "../catalogue/errors.ts";

const POLL_MS = 100;

/**
 * Waits until no transaction of these accounts is on its way into a block: what an earlier process sent just before
 * it ended is then decided, or was never received. Throws `CHAIN_UNREACHABLE` if that doesn't come about in time.
 */
export async function untilNothingIsInFlight(
  provider: JsonRpcApiProvider,
  accounts: readonly string[],
  timeoutMs = 60_000,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (await isAnyInFlight(provider, accounts)) {
    if (performance.now() > deadline) {
      throw new JiaoziError(
        "CHAIN_UNREACHABLE",
        `Transactions of the interrupted run weren't included within ${timeoutMs / 1_000} seconds.`,
        "Check that the chain makes blocks and that free transactions are admitted.",
      );
    }
    await after(POLL_MS);
  }
}

async function isAnyInFlight(provider: JsonRpcApiProvider, accounts: readonly string[]): Promise<boolean> {
  const counts = await Promise.all(
    accounts.map(async (account) => {
      const [included, all] = await Promise.all([
        provider.getTransactionCount(account, "latest"),
        provider.getTransactionCount(account, "pending"),
      ]);
      return all > included;
    }),
  );
  return counts.includes(true);
}
