import { type JsonRpcApiProvider, Transaction, toQuantity } from "ethers";

import { JiaoziError } from "../catalogue/errors.ts";

/** The blocks in which a group of transactions was included. */
export interface IncludedIn {
  readonly firstBlock: number;
  readonly lastBlock: number;
}

/** How signed transactions get into blocks, in the order given for each sender. */
export interface Inclusion {
  /** Whether transactions of different senders keep their order too. */
  readonly keepsOrderAcrossSenders: boolean;
  /** `isExact`: rules look at this very second, even if an earlier block had it; means nothing by the wall clock. */
  include(signed: readonly string[], atSeconds: number, isExact?: boolean): Promise<IncludedIn>;
  /** Gives the next block that second, whoever fills it; absent by the wall clock. */
  nextBlockAt?(atSeconds: number): Promise<void>;
}

/**
 * The development chain under scenario time: the transactions form one block, whose timestamp is the scenario's.
 * Its memory pool is first in, first out. Between the groups it mines whatever else arrives at once.
 */
export class ScenarioTimeInclusion implements Inclusion {
  readonly keepsOrderAcrossSenders = true;
  readonly #provider: JsonRpcApiProvider;

  constructor(provider: JsonRpcApiProvider) {
    this.#provider = provider;
  }

  async include(signed: readonly string[], atSeconds: number, isExact = false): Promise<IncludedIn> {
    await this.#provider.send("evm_setAutomine", [false]);
    // One by one: a node may take the requests of one batch in any order.
    for (const raw of signed) await this.#provider.send("eth_sendRawTransaction", [raw]);
    const latest = await this.#latestBlock();
    // Blocks share a second only where that second matters: not every chain allows it.
    const timestamp = Math.max(atSeconds, latest.timestamp + (isExact ? 0 : 1));
    await this.#provider.send("evm_setNextBlockTimestamp", [toQuantity(timestamp)]);
    await this.#provider.send("evm_mine", []);
    await this.#provider.send("evm_setAutomine", [true]);
    return { firstBlock: latest.number + 1, lastBlock: latest.number + 1 };
  }

  async nextBlockAt(atSeconds: number): Promise<void> {
    const timestamp = Math.max(atSeconds, (await this.#latestBlock()).timestamp);
    await this.#provider.send("evm_setNextBlockTimestamp", [toQuantity(timestamp)]);
  }

  async #latestBlock(): Promise<{ number: number; timestamp: number }> {
    const block = (await this.#provider.send("eth_getBlockByNumber", ["latest", false])) as Record<
      string,
      string
    >;
    return { number: Number(block.number), timestamp: Number(block.timestamp) };
  }
}

/** Any other chain: blocks come when they come. */
export class WallClockInclusion implements Inclusion {
  readonly keepsOrderAcrossSenders = false;
  readonly #provider: JsonRpcApiProvider;
  readonly #timeoutMs: number;

  constructor(provider: JsonRpcApiProvider, timeoutMs = 120_000) {
    this.#provider = provider;
    this.#timeoutMs = timeoutMs;
  }

  async include(signed: readonly string[]): Promise<IncludedIn> {
    const before = await this.#provider.getBlockNumber();
    const hashes = signed.map((raw) => Transaction.from(raw).hash ?? "");
    await Promise.all(signed.map((raw, position) => this.#submit(raw, hashes[position] ?? "")));
    await Promise.all(hashes.map((hash) => this.#waitFor(hash)));
    return { firstBlock: before + 1, lastBlock: await this.#provider.getBlockNumber() };
  }

  /** A node that has the transaction already, from a process that was killed after sending it, refuses it. */
  async #submit(raw: string, hash: string): Promise<void> {
    try {
      await this.#provider.send("eth_sendRawTransaction", [raw]);
    } catch (cause) {
      if ((await this.#provider.send("eth_getTransactionByHash", [hash])) === null) throw cause;
    }
  }

  async #waitFor(hash: string): Promise<void> {
    const receipt = await this.#provider.waitForTransaction(hash, 1, this.#timeoutMs).catch(() => null);
    if (receipt !== null) return;
    throw new JiaoziError(
      "CHAIN_UNREACHABLE",
      `Transaction ${hash} wasn't included within ${this.#timeoutMs / 1000} seconds.`,
      "Check that the chain makes blocks and that free transactions are admitted.",
    );
  }
}
