import { JiaoziError } from "../../catalogue/errors.ts";
import type { SignedTransaction } from "../signTransaction.ts";
import type { JsonRpc, RpcAnswer } from "./jsonRpc.ts";

export interface SubmissionLimits {
  /** Transactions in one request. */
  readonly batch: number;
  /** Requests under way at once. */
  readonly requests: number;
  /** Transactions that the node has and no block yet; what comes beyond waits here. */
  readonly inFlight: number;
}

export const DEFAULT_LIMITS: SubmissionLimits = { batch: 200, requests: 2, inFlight: 10_000 };

const ATTEMPTS = 3;

interface Waiting {
  readonly transaction: SignedTransaction;
  readonly taken: (submittedAtMs: number) => void;
  readonly refused: (why: JiaoziError) => void;
}

/**
 * Hands transactions to the node in the order in which they come: a batch goes out as soon as a request is free, and
 * grows while none is. Each sender's order is in its nonces, so two requests may overtake each other.
 */
export class Submission {
  readonly #rpc: Pick<JsonRpc, "ask">;
  readonly #limits: SubmissionLimits;
  #waiting: Waiting[] = [];
  #requests = 0;
  #inFlight = 0;

  constructor(rpc: Pick<JsonRpc, "ask">, limits: SubmissionLimits = DEFAULT_LIMITS) {
    this.#rpc = rpc;
    this.#limits = limits;
  }

  /**
   * Resolves when the node has taken the transaction, with the moment at which it was handed over, in ms of
   * `performance.now()`. Rejects with `CHAIN_REFUSED` if the node won't have it, and with `CHAIN_UNREACHABLE` if the
   * node doesn't answer: then it may have been taken or not. One `release` is due for each that was taken.
   */
  send(transaction: SignedTransaction): Promise<number> {
    return new Promise((taken, refused) => {
      this.#waiting.push({ transaction, taken, refused });
      this.#pump();
    });
  }

  /** A transaction that the node had taken is in a block, or given up. */
  release(): void {
    this.#inFlight -= 1;
    this.#pump();
  }

  #pump(): void {
    const { batch, requests, inFlight } = this.#limits;
    while (this.#waiting.length > 0 && this.#requests < requests && this.#inFlight < inFlight) {
      const group = this.#waiting.splice(0, Math.min(batch, inFlight - this.#inFlight));
      this.#requests += 1;
      this.#inFlight += group.length;
      void this.#post(group).finally(() => {
        this.#requests -= 1;
        this.#pump();
      });
    }
  }

  async #post(group: readonly Waiting[]): Promise<void> {
    const submittedAtMs = performance.now();
    try {
      const answers = await this.#ask(group);
      group.forEach((one, position) => this.#answer(one, answers[position] as RpcAnswer, submittedAtMs));
    } catch (fault) {
      for (const { refused } of group) {
        this.#inFlight -= 1;
        refused(fault as JiaoziError);
      }
    }
  }

  #answer({ transaction, taken, refused }: Waiting, answer: RpcAnswer, submittedAtMs: number): void {
    if ("result" in answer) return taken(submittedAtMs);
    this.#inFlight -= 1;
    const nextStep = "Check that the node admits free transactions from the operators' accounts.";
    const message = `The node doesn't take transaction ${transaction.hash}: ${answer.error}.`;
    refused(new JiaoziError("CHAIN_REFUSED", message, nextStep, { address: transaction.hash }));
  }

  /** What was sent on a connection that broke may have arrived; that the node knows it already is then good news. */
  async #ask(group: readonly Waiting[]): Promise<readonly RpcAnswer[]> {
    const calls = group.map(({ transaction }) => {
      return { method: "eth_sendRawTransaction", params: [transaction.raw] };
    });
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answers = await this.#rpc.ask(calls);
        return attempt === 1 ? answers : answers.map(takenBefore);
      } catch (fault) {
        if (attempt === ATTEMPTS) throw fault;
      }
    }
  }
}

function takenBefore(answer: RpcAnswer): RpcAnswer {
  const known =
    "error" in answer && /already (known|imported)|known transaction|nonce too low/i.test(answer.error);
  return known ? { result: null } : answer;
}
