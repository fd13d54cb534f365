import { setTimeout as after } from "node:timers/promises";

import { Transaction, type TransactionReceipt, type Wallet } from "ethers";

import type { Dispatch } from "../store/dispatchStore.ts";
import type { StoredInstruction } from "../store/instructionStore.ts";
import { type Group, grouped } from "./compose.ts";
import { signedTransaction } from "./signedTransaction.ts";
import { type Answer, answersIn, undoneBecause } from "./outcomes.ts";
import type { SenderContext } from "./senderContext.ts";

const POLL_MS = 50;
const RESEND_EVERY = 40;
const MOST_TRANSACTIONS = 10;
const MOST_AT_ONCE = 600;

/**
 * Submits with one key. A transaction is signed and written down with its nonce before it is sent, so whenever the
 * process ends, the next one finds what may be on its way, sends the same bytes again and reads what came of them.
 * Nothing else may send with the key.
 */
export class Sender {
  readonly #context: SenderContext;
  readonly #key: Wallet;
  readonly #stop = new AbortController();
  #wake: () => void = () => undefined;
  /** At the beginning too: blocks may have gone while nobody looked. */
  #mustLookBack = true;
  #running: Promise<void> = Promise.resolve();

  constructor(context: SenderContext, key: Wallet) {
    this.#context = context;
    this.#key = key;
  }

  get address(): string {
    return this.#key.address;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** There is something to do. */
  wake(): void {
    this.#wake();
  }

  /** The chain has taken blocks back: what was decided in them has to be sent again. */
  lookBack(): void {
    this.#mustLookBack = true;
    this.#wake();
  }

  /** After the step that is being done. What is in the queue or on its way stays there. */
  async close(): Promise<void> {
    this.#stop.abort();
    this.#wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        if (this.#mustLookBack) await this.#reopen();
        if (await this.#resolveOpen()) continue;
        const waiting = this.#context.instructions.queued(this.address, MOST_AT_ONCE);
        if (waiting.length === 0) await this.#idle();
        else if (await this.#isDue(waiting)) await this.#dispatch();
      } catch (fault) {
        if (signal.aborted) return;
        this.#context.onFault(fault);
        await this.#pause(1_000);
      }
    }
  }

  async #idle(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    // an instruction may have come before anybody could be woken
    const isQuiet = !this.#mustLookBack && this.#context.instructions.queued(this.address, 1).length === 0;
    if (!this.#stop.signal.aborted && isQuiet) await promise;
    this.#wake = () => undefined;
  }

  async #reopen(): Promise<void> {
    const { chain, database, instructions, dispatches, events, onReopened } = this.#context;
    this.#mustLookBack = false;
    const onChain = await chain.provider.getTransactionCount(this.address, "latest");
    const reopened = database.transaction(() =>
      dispatches.takenBack(this.address, onChain).flatMap((dispatch) => {
        dispatches.reopen(dispatch);
        const inside = instructions.ofDispatch(dispatch.number);
        for (const instruction of inside) {
          onReopened(instruction);
          instructions.reopen(instruction);
        }
        return inside;
      }),
    );
    events.announce(reopened.flatMap(({ payer, payee }) => [payer, payee]));
  }

  async #isDue(waiting: readonly StoredInstruction[]): Promise<boolean> {
    const { intervalMs, size } = this.#context.terms;
    if (waiting.length >= size) return true;
    const waited = Date.now() - Date.parse(waiting[0]?.acceptedAt ?? "");
    if (waited >= intervalMs || waited < 0) return true;
    await this.#pause(Math.min(intervalMs - waited, POLL_MS));
    return false;
  }

  async #dispatch(): Promise<void> {
    const { chain, database, instructions, dispatches, events } = this.#context;
    const onChain = await chain.provider.getTransactionCount(this.address, "latest");
    const written = database.transaction(() => {
      const waiting = instructions.queued(this.address, MOST_AT_ONCE);
      const groups = grouped(waiting, chain.book.contracts.WalletYuan, MOST_TRANSACTIONS);
      const first = Math.max(onChain, dispatches.nextNonce(this.address));
      for (const [place, group] of groups.entries()) this.#write(group, first + place);
      return waiting;
    });
    events.announce(written.flatMap(({ payer, payee }) => [payer, payee]));
    await this.#send(dispatches.open(this.address));
  }

  #write(group: Group, nonce: number): void {
    const { chain, dispatches, instructions } = this.#context;
    const signed = signedTransaction(this.#key, chain.chainId, nonce, group);
    const { number } = dispatches.add({ sender: this.address, nonce, ...signed });
    for (const [place, instruction] of group.instructions.entries()) {
      instructions.markSent(instruction, number, place);
    }
  }

  async #send(dispatches: readonly Dispatch[]): Promise<void> {
    for (const { raw } of dispatches) {
      // The node may know it already, or have it in a block; what came of it is seen by its receipt alone.
      await this.#context.chain.provider.send("eth_sendRawTransaction", [raw]).catch(() => undefined);
    }
  }

  /** Waits for what is on its way. @returns Whether there was anything. */
  async #resolveOpen(): Promise<boolean> {
    const { dispatches } = this.#context;
    if (dispatches.open(this.address).length === 0) return false;
    for (let polls = 0; !this.#stop.signal.aborted; polls++) {
      for (const dispatch of dispatches.open(this.address)) await this.#look(dispatch);
      const open = dispatches.open(this.address);
      if (open.length === 0) return true;
      if (polls % RESEND_EVERY === 0) await this.#send(open);
      await this.#pause(POLL_MS);
    }
    return true;
  }

  async #look(dispatch: Dispatch): Promise<void> {
    const { provider } = this.#context.chain;
    // in this order: a nonce that is used up without a receipt was used by something else
    const used = await provider.getTransactionCount(this.address, "latest");
    const receipt = await provider.getTransactionReceipt(dispatch.hash);
    if (receipt !== null) await this.#record(dispatch, receipt);
    else if (used > dispatch.nonce) this.#supersede(dispatch);
  }

  async #record(dispatch: Dispatch, receipt: TransactionReceipt): Promise<void> {
    const { chain, database, instructions, dispatches, events, onDecided } = this.#context;
    const group = this.#groupOf(dispatch);
    const answers: Answer[] =
      receipt.status === 1
        ? answersIn(receipt, group)
        : await this.#allBecause(group, receipt, Transaction.from(dispatch.raw).data);
    const block = await chain.provider.getBlock(receipt.blockNumber);
    const where = {
      blockNumber: receipt.blockNumber,
      blockTimestamp: block?.timestamp ?? 0,
      transactionHash: receipt.hash,
    };
    const concerned = database.transaction(() => {
      dispatches.close(dispatch, "included");
      return group.instructions.flatMap((instruction, place) => {
        const answer = answers[place] ?? { state: "again" };
        if (answer.state === "again") instructions.requeue(instruction, true);
        else instructions.decide(instruction, answer, where);
        const others = answer.state === "again" ? [] : onDecided(instruction, answer);
        return [instruction.payer, instruction.payee, ...others];
      });
    });
    events.announce(concerned);
  }

  async #allBecause(group: Group, receipt: TransactionReceipt, data: string): Promise<Answer[]> {
    const answer = await undoneBecause(this.#context.chain.provider, receipt, data);
    return group.instructions.map(() => answer);
  }

  /** Something else was sent with this nonce: the instructions go out again, and each can be carried out only once. */
  #supersede(dispatch: Dispatch): void {
    const { database, instructions, dispatches } = this.#context;
    database.transaction(() => {
      dispatches.close(dispatch, "superseded");
      for (const instruction of instructions.ofDispatch(dispatch.number))
        instructions.requeue(instruction, false);
    });
  }

  #groupOf({ number }: Dispatch): Group {
    const instructions = this.#context.instructions.ofDispatch(number);
    const [group] = grouped(instructions, this.#context.chain.book.contracts.WalletYuan, 1);
    if (group?.instructions.length !== instructions.length)
      throw new Error(`Dispatch ${number} isn't one group`);
    return group;
  }

  async #pause(milliseconds: number): Promise<void> {
    await after(milliseconds, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }
}
