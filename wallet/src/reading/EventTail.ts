import type { JsonRpcProvider, Log, TopicFilter } from "ethers";

/**
 * All logs of one kind since the chain began. Each block is asked for once; where the last one read isn't on the chain
 * any more (a development chain that was started again), it is read from the beginning.
 */
export class EventTail {
  readonly #provider: JsonRpcProvider;
  readonly #address: string;
  readonly #topics: TopicFilter;
  #logs: Log[] = [];
  #read: { readonly number: number; readonly hash: string | null } | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(provider: JsonRpcProvider, address: string, topics: TopicFilter) {
    this.#provider = provider;
    this.#address = address;
    this.#topics = topics;
  }

  /** The logs up to a block, oldest first. */
  upTo(block: number): Promise<readonly Log[]> {
    const turn = this.#turn.then(() => this.#extend(block));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #extend(block: number): Promise<readonly Log[]> {
    const known = this.#read;
    const before = known && (await this.#provider.getBlock(known.number));
    if (known && before?.hash !== known.hash) this.#forget();
    const fromBlock = this.#read ? this.#read.number + 1 : 0;
    if (fromBlock <= block) {
      const [logs, last] = await Promise.all([
        this.#provider.getLogs({ address: this.#address, topics: this.#topics, fromBlock, toBlock: block }),
        this.#provider.getBlock(block),
      ]);
      this.#logs = [...this.#logs, ...logs];
      this.#read = { number: block, hash: last?.hash ?? null };
    }
    return this.#logs.filter(({ blockNumber }) => blockNumber <= block);
  }

  #forget(): void {
    this.#logs = [];
    this.#read = undefined;
  }
}
