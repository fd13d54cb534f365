import { type JsonRpcApiProvider, toQuantity } from "ethers";

import { decodeRevertData } from "../../../catalogue/decodeError.ts";

/** The transaction that carried a measure, however it ended. */
export interface SentMeasure {
  readonly hash: string;
  readonly data: string;
}

const AT_ONCE = 50;

/**
 * The measures that a chain has seen, by the tags at the end of their transactions. A refused one says nothing in a log,
 * so the blocks are read through, once: whoever carries a day on is the only one to send more.
 */
export class SentMeasures {
  readonly #provider: JsonRpcApiProvider;
  #byTag: Map<string, SentMeasure> | undefined;

  constructor(provider: JsonRpcApiProvider) {
    this.#provider = provider;
  }

  async find(tag: string): Promise<SentMeasure | undefined> {
    this.#byTag ??= await this.#read();
    return this.#byTag.get(tag);
  }

  async #read(): Promise<Map<string, SentMeasure>> {
    const found = new Map<string, SentMeasure>();
    const last = await this.#provider.getBlockNumber();
    for (let from = 0; from <= last; from += AT_ONCE) {
      const numbers = Array.from({ length: Math.min(AT_ONCE, last + 1 - from) }, (_, place) => from + place);
      const blocks = await Promise.all(numbers.map((number) => this.#transactionsOf(number)));
      for (const { hash, input } of blocks.flat()) found.set(`0x${input.slice(-64)}`, { hash, data: input });
    }
    return found;
  }

  async #transactionsOf(number: number): Promise<readonly { hash: string; input: string }[]> {
    const block = (await this.#provider.send("eth_getBlockByNumber", [toQuantity(number), true])) as {
      transactions: { hash: string; input: string }[];
    };
    return block.transactions;
  }
}

/** The name of the error with which a transaction was undone; empty if it says nothing that the catalogue knows. */
export async function errorNameOf(provider: JsonRpcApiProvider, hash: string): Promise<string> {
  const quiet = { disableStorage: true, disableMemory: true, disableStack: true };
  const trace = (await provider.send("debug_traceTransaction", [hash, quiet])) as { returnValue: string };
  const { returnValue } = trace;
  const decoded = decodeRevertData(returnValue.startsWith("0x") ? returnValue : `0x${returnValue}`);
  return decoded.kind === "contract" ? decoded.name : "";
}
