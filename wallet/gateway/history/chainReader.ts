import { setTimeout as after } from "node:timers/promises";

import type { Block, Log } from "ethers";

import { BANK_ABI, COIN_ABI, TRADES_ABI, type Chain } from "../chain/chain.ts";
import type { BankBook } from "../store/bankBook.ts";
import type { Database } from "../store/database.ts";
import type { EventLog } from "../store/eventLog.ts";
import type { MovementStore } from "./movementStore.ts";
import { movementsIn } from "./movementsIn.ts";

const POLL_MS = 300;
const MOST_BLOCKS = 500;

const TRANSFER = COIN_ABI.getEvent("Transfer").topicHash;
const SETTLED = COIN_ABI.getEvent("InstructionSettled").topicHash;
const WITHDRAWN = BANK_ABI.getEvent("Withdrawn").topicHash;
const TRADE = TRADES_ABI.getEvent("TradeCreated").topicHash;

export interface ReaderContext {
  readonly chain: Chain;
  readonly database: Database;
  readonly movements: MovementStore;
  readonly bank: BankBook;
  readonly events: EventLog;
  readonly onTakenBack: () => void;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Follows the chain's events into the store, block after block. What was read and how far are committed together; if
 * the last block read isn't the chain's any more, what came after the last common one is forgotten and read again.
 */
export class ChainReader {
  readonly #context: ReaderContext;
  readonly #stop = new AbortController();
  readonly #tokens: ReadonlyMap<string, string>;
  #running: Promise<void> = Promise.resolve();

  constructor(context: ReaderContext) {
    const { book, libra } = context.chain;
    this.#context = context;
    this.#tokens = new Map([[book.contracts.WalletYuan, "CNY"], ...(libra?.names ?? [])]);
  }

  start(): void {
    this.#running = this.#run();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        if (await this.step()) continue;
      } catch (fault) {
        if (signal.aborted) return;
        this.#context.onFault(fault);
      }
      await after(POLL_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Reads on. @returns Whether more can be read at once. */
  async step(): Promise<boolean> {
    const { chain, movements } = this.#context;
    const from = (await this.#commonBlock()) + 1;
    const head = await chain.provider.getBlockNumber();
    const to = Math.min(head, from + MOST_BLOCKS - 1);
    if (to < from) return false;
    const last = await chain.provider.getBlock(to);
    const logs = await chain.provider.getLogs({
      address: [...this.#tokens.keys(), chain.book.contracts.CentralBank, chain.book.contracts.SecuredTrades],
      fromBlock: from,
      toBlock: to,
      topics: [[TRANSFER, SETTLED, WITHDRAWN, TRADE]],
    });
    const timestamps = await this.#timestampsOf(logs);
    // a block that was replaced meanwhile would leave events of one branch under the hash of another
    if (last === null || (await chain.provider.getBlock(to))?.hash !== last.hash) return true;
    this.#write(logs, timestamps, last);
    return movements.lastBlock()?.number !== head;
  }

  /** The number of the last block read that the chain still has; forgets what is after it. -1 before the first. */
  async #commonBlock(): Promise<number> {
    const { chain, movements } = this.#context;
    const last = movements.lastBlock();
    if (last === undefined) return -1;
    if ((await chain.provider.getBlock(last.number))?.hash === last.hash) return last.number;
    for (const { number, hash } of movements.blocks()) {
      if ((await chain.provider.getBlock(number))?.hash !== hash) continue;
      this.#forgetAfter(number);
      return number;
    }
    this.#forgetAfter(-1);
    return -1;
  }

  #forgetAfter(number: number): void {
    const { database, movements, bank, onTakenBack } = this.#context;
    database.transaction(() => {
      for (const event of bank.arrivedAfter(number)) bank.takeBack(event);
      movements.forgetAfter(number);
    });
    onTakenBack();
  }

  async #timestampsOf(logs: readonly Log[]): Promise<ReadonlyMap<number, number>> {
    const numbers = [...new Set(logs.map(({ blockNumber }) => blockNumber))];
    const blocks = await Promise.all(numbers.map((number) => this.#context.chain.provider.getBlock(number)));
    return new Map(
      blocks.flatMap((block) => (block === null ? [] : [[block.number, block.timestamp] as const])),
    );
  }

  #write(logs: readonly Log[], timestamps: ReadonlyMap<number, number>, last: Block): void {
    const { database, movements, events } = this.#context;
    const accounts = new Set<string>();
    const found = movementsIn(logs, this.#tokens, timestamps);
    database.transaction(() => {
      for (const movement of found) {
        movements.add(movement);
        accounts.add(movement.payer).add(movement.payee);
      }
      for (const log of logs) this.#note(log);
      movements.addBlock({ number: last.number, hash: last.hash ?? "" });
      const isHistory = found.length > MOST_BLOCKS;
      if (!isHistory)
        for (const account of accounts) events.add(account, "movement", { asOfBlock: last.number });
    });
    events.announce(accounts);
  }

  #note({ topics, data, blockNumber, index, transactionHash }: Log): void {
    const { movements, bank } = this.#context;
    if (topics[0] === TRADE) {
      const event = TRADES_ABI.parseLog({ topics, data });
      const [trade, buyer, seller] = event?.args as unknown as [string, string, string];
      movements.addTrade({ trade: trade.toLowerCase(), buyer, seller, blockNumber, logIndex: index });
    }
    if (topics[0] !== WITHDRAWN) return;
    const event = BANK_ABI.parseLog({ topics, data });
    const [id, account, wallet, amountFen] = event?.args as unknown as [string, string, string, bigint];
    const key = `arrived/${blockNumber}/${transactionHash}/${index}`;
    bank.withdrawalArrived(wallet, account, amountFen, key, BigInt(id) === 0n ? null : id.toLowerCase());
  }
}
