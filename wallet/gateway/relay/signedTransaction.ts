import { Transaction, type Wallet } from "ethers";

import { type Group, GAS_LIMIT, callOf } from "./compose.ts";

/** A transaction at a gas price of zero, as `eth_sendRawTransaction` takes it. The same inputs give the same bytes. */
export function signedTransaction(
  key: Wallet,
  chainId: number,
  nonce: number,
  group: Group,
): { readonly raw: string; readonly hash: string } {
  const fees = { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n };
  const transaction = Transaction.from({
    type: 2,
    chainId,
    nonce,
    gasLimit: GAS_LIMIT,
    ...fees,
    ...callOf(group),
  });
  transaction.signature = key.signingKey.sign(transaction.unsignedHash);
  const { serialized: raw, hash } = transaction;
  if (hash === null) throw new Error("A signed transaction has a hash");
  return { raw, hash };
}
