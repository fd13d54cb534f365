import { setTimeout as after } from "node:timers/promises";

import { toQuantity } from "ethers";

import { JsonRpc } from "../../onchain/timed/jsonRpc.ts";
import { DEFAULT_LIMITS } from "../../onchain/timed/submission.ts";

const LOOK_EVERY_MS = 25;

/** Resolves right after a block has come, so that every run begins at the same point between two blocks. */
export async function nextBlock(rpcUrl: string): Promise<number> {
  const rpc = new JsonRpc(rpcUrl);
  const before = await headOf(rpc);
  for (;;) {
    await after(LOOK_EVERY_MS);
    const head = await headOf(rpc);
    if (head > before) return head;
  }
}

/**
 * The least that gets signed transactions into blocks: batches of the size that our own sender uses, as many at once,
 * and a look at how many transactions the blocks have. It never asks what became of any of them.
 *
 * @returns Milliseconds until the last one was seen in a block.
 */
export async function sendMinimally(
  rpcUrl: string,
  raws: readonly string[],
  { batch, requests } = DEFAULT_LIMITS,
): Promise<number> {
  const rpc = new JsonRpc(rpcUrl);
  let seen = await headOf(rpc);
  const started = performance.now();
  let next = 0;
  const sendOn = async () => {
    while (next < raws.length) {
      const part = raws.slice(next, (next += batch));
      await rpc.results(part.map((raw) => ({ method: "eth_sendRawTransaction", params: [raw] })));
    }
  };
  let fault: unknown;
  const sending = Promise.all(Array.from({ length: requests }, sendOn)).catch((cause: unknown) => {
    fault = cause;
  });
  let missing = raws.length;
  while (missing > 0 && fault === undefined) {
    const head = await headOf(rpc);
    for (; seen < head; seen += 1) missing -= await countIn(rpc, seen + 1);
    if (missing > 0) await after(LOOK_EVERY_MS);
  }
  const took = performance.now() - started;
  await sending;
  if (fault !== undefined) throw fault;
  return took;
}

async function headOf(rpc: JsonRpc): Promise<number> {
  const [head] = await rpc.results([{ method: "eth_blockNumber", params: [] }]);
  return Number(head);
}

async function countIn(rpc: JsonRpc, block: number): Promise<number> {
  const [count] = await rpc.results([
    { method: "eth_getBlockTransactionCountByNumber", params: [toQuantity(block)] },
  ]);
  return Number(count);
}
