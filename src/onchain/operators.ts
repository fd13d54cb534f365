import { type Provider, Wallet } from "ethers";

import { demonstrationAddress, demonstrationKey } from "../scenario/keys.ts";
import type { ParticipantId } from "../scenario/participants.ts";

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
  readonly #accounts = new Map<ParticipantId, { wallet: Wallet; nextNonce: number }>();

  constructor(keySeed: string, chainId: number, provider: Provider) {
    this.#keySeed = keySeed;
    this.#chainId = chainId;
    this.#provider = provider;
  }

  addressOf(operator: ParticipantId): string {
    return demonstrationAddress(this.#keySeed, operator);
  }

  async sign(call: OperatorCall): Promise<string> {
    const account = await this.#account(call.operator);
    return account.wallet.signTransaction({
      type: 2,
      chainId: this.#chainId,
      nonce: account.nextNonce++,
      to: call.to,
      data: call.data,
      gasLimit: GAS_LIMIT,
      maxFeePerGas: 0n,
      maxPriorityFeePerGas: 0n,
    });
  }

  async #account(operator: ParticipantId) {
    const known = this.#accounts.get(operator);
    if (known !== undefined) return known;
    const wallet = new Wallet(demonstrationKey(this.#keySeed, operator));
    const account = { wallet, nextNonce: await this.#provider.getTransactionCount(wallet.address) };
    this.#accounts.set(operator, account);
    return account;
  }
}
