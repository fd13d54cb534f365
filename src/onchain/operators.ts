import { type Provider, getBytes } from "ethers";

import { demonstrationAddress, demonstrationKey } from "../scenario/keys.ts";
import type { ParticipantId } from "../scenario/participants.ts";
import { type SignedTransaction, signTransaction } from "./signTransaction.ts";

/** A call that an operator, a bank or an institution, sends to a contract. */
export interface OperatorCall {
  readonly operator: ParticipantId;
  readonly to: string;
  readonly data: string;
}

/** Enough for any single call here; the chain charges nothing for what isn't used. */
const GAS_LIMIT = 300_000n;

/**
 * The keys with which banks and institutions send transactions. Transactions are signed ahead, with nonces counted
 * here, so that a block's worth goes out in one request.
 */
export class Operators {
  readonly #keySeed: string;
  readonly #chainId: number;
  readonly #provider: Provider;
  readonly #keys = new Map<ParticipantId, Uint8Array>();
  readonly #nextNonces = new Map<ParticipantId, number>();

  constructor(keySeed: string, chainId: number, provider: Provider) {
    this.#keySeed = keySeed;
    this.#chainId = chainId;
    this.#provider = provider;
  }

  addressOf(operator: ParticipantId): string {
    return demonstrationAddress(this.#keySeed, operator);
  }

  async sign(call: OperatorCall): Promise<string> {
    await this.countNonces([call.operator]);
    return this.signAt(call, this.takeNonce(call.operator)).raw;
  }

  /** Asks the chain, once, how far each operator's nonces have come; from then on they are counted here. */
  async countNonces(operators: Iterable<ParticipantId>): Promise<void> {
    for (const operator of operators) {
      if (this.#nextNonces.has(operator)) continue;
      const nonce = await this.#provider.getTransactionCount(this.addressOf(operator));
      if (!this.#nextNonces.has(operator)) this.#nextNonces.set(operator, nonce);
    }
  }

  /** The chain takes an operator's transactions in the order of their nonces, and waits for one that is left out. */
  takeNonce(operator: ParticipantId): number {
    const nonce = this.#nextNonces.get(operator);
    if (nonce === undefined) throw new Error(`The nonces of ${operator} aren't counted`);
    this.#nextNonces.set(operator, nonce + 1);
    return nonce;
  }

  signAt({ operator, to, data }: OperatorCall, nonce: number): SignedTransaction {
    const transaction = { chainId: this.#chainId, nonce, gasLimit: GAS_LIMIT, to, data };
    return signTransaction(transaction, this.#keyOf(operator));
  }

  #keyOf(operator: ParticipantId): Uint8Array {
    const known = this.#keys.get(operator);
    if (known !== undefined) return known;
    const key = getBytes(demonstrationKey(this.#keySeed, operator).privateKey);
    this.#keys.set(operator, key);
    return key;
  }
}
