import {
  type JsonRpcProvider,
  type TransactionReceipt,
  type TransactionResponse,
  isError,
  toQuantity,
} from "ethers";

import { SituationError } from "../../../src/catalogue/decodeError.ts";
import type { Node } from "../chain/node.ts";
import type { Eip1193Provider } from "../wallet/eip1193.ts";
import type { DirectCall } from "./act.ts";

const INCLUSION_TIMEOUT_MS = 60_000;

/** The state may have moved on when the block is made: room for other storage costs than now. */
const GAS_MARGIN_PERCENT = 130n;

/** Hands the call to the wallet, which asks the person. Returns the transaction's hash once it is sent. */
export async function sendTransaction(
  provider: Eip1193Provider,
  node: Node,
  call: DirectCall,
): Promise<string> {
  const { from, to, data } = call;
  const gas = ((await node.provider.estimateGas(call)) * GAS_MARGIN_PERCENT) / 100n;
  const transaction = {
    from,
    to,
    data,
    value: "0x0",
    gas: toQuantity(gas),
    // gas is free on this chain: said outright, so that the wallet neither asks for a fee nor for native coin
    gasPrice: "0x0",
    // makes the wallet refuse if it was switched to another network meanwhile
    chainId: toQuantity(node.book.chainId),
  };
  return (await provider.request({ method: "eth_sendTransaction", params: [transaction] })) as string;
}

/** Waits until a block includes the transaction. A single development node gives no more than that. */
export async function awaitInclusion(
  provider: JsonRpcProvider,
  hash: string,
  sentAfterBlock: number,
): Promise<TransactionReceipt> {
  const sent = await findTransaction(provider, hash);
  try {
    const receipt = await sent.replaceableTransaction(sentAfterBlock).wait(1, INCLUSION_TIMEOUT_MS);
    if (receipt) return receipt;
  } catch (error) {
    if (isError(error, "TIMEOUT")) throw new SituationError("NOT_INCLUDED_YET", {}, error);
    if (isError(error, "CALL_EXCEPTION")) throw new SituationError("TRANSACTION_FAILED", {}, error);
    // sped up in the wallet: the same payment, at another price
    if (isError(error, "TRANSACTION_REPLACED") && !error.cancelled) return error.receipt;
    throw error;
  }
  throw new SituationError("NOT_INCLUDED_YET");
}

const LOOKUPS = 20;
const LOOKUP_INTERVAL_MS = 250;

/** The wallet may return the hash a moment before its node has passed the transaction on. */
async function findTransaction(provider: JsonRpcProvider, hash: string): Promise<TransactionResponse> {
  for (let lookup = 0; lookup < LOOKUPS; lookup++) {
    const transaction = await provider.getTransaction(hash);
    if (transaction) return transaction;
    await new Promise((resolve) => setTimeout(resolve, LOOKUP_INTERVAL_MS));
  }
  throw new SituationError("NOT_INCLUDED_YET");
}
