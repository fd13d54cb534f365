import { type JsonRpcProvider, type TransactionResponse, isError, toQuantity } from "ethers";

import { SituationError } from "../../../src/catalogue/decodeError.ts";
import type { Node } from "../chain/node.ts";
import type { Eip1193Provider } from "../wallet/eip1193.ts";
import type { Preview } from "./checkPayment.ts";

export interface Included {
  readonly hash: string;
  readonly blockNumber: number;
}

const INCLUSION_TIMEOUT_MS = 60_000;

/** Hands the payment to the wallet, which asks the person. Returns the transaction's hash once it is sent. */
export async function sendPayment(provider: Eip1193Provider, node: Node, preview: Preview): Promise<string> {
  const { from, to, data } = preview.call;
  const transaction = {
    from,
    to,
    data,
    value: "0x0",
    gas: toQuantity(preview.gasLimit),
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
): Promise<Included> {
  const sent = await findTransaction(provider, hash);
  try {
    const receipt = await sent.replaceableTransaction(sentAfterBlock).wait(1, INCLUSION_TIMEOUT_MS);
    if (receipt) return { hash, blockNumber: receipt.blockNumber };
  } catch (error) {
    if (isError(error, "TIMEOUT")) throw new SituationError("NOT_INCLUDED_YET", {}, error);
    if (isError(error, "CALL_EXCEPTION")) throw new SituationError("TRANSACTION_FAILED", {}, error);
    // sped up in the wallet: the same payment, at another price
    if (isError(error, "TRANSACTION_REPLACED") && !error.cancelled) {
      return { hash: error.hash, blockNumber: error.receipt.blockNumber };
    }
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
