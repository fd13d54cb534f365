import type { Log } from "ethers";

import { COIN_ABI } from "../chain/chain.ts";
import type { Movement } from "./movementStore.ts";

const TRANSFER = COIN_ABI.getEvent("Transfer").topicHash;
const SETTLED = COIN_ABI.getEvent("InstructionSettled").topicHash;

type ReadLog = Pick<Log, "address" | "topics" | "data" | "blockNumber" | "index" | "transactionHash">;

/**
 * The movements of money in these events, which come in the chain's order. An instruction moves money first and says
 * afterwards that it is settled, in the same transaction; a movement without such a word has no id.
 */
export function movementsIn(
  logs: readonly ReadLog[],
  tokens: ReadonlyMap<string, string>,
  timestamps: ReadonlyMap<number, number>,
): Movement[] {
  return logs.flatMap((log, place): Movement[] => {
    const currency = tokens.get(log.address);
    if (currency === undefined || log.topics[0] !== TRANSFER) return [];
    const event = COIN_ABI.parseLog(log);
    const [payer, payee, amount] = event?.args as unknown as [string, string, bigint];
    return [
      {
        blockNumber: log.blockNumber,
        logIndex: log.index,
        blockTimestamp: timestamps.get(log.blockNumber) ?? 0,
        transactionHash: log.transactionHash,
        ...{ currency, payer, payee },
        amount: amount.toString(),
        instruction: instructionAfter(logs, place),
      },
    ];
  });
}

function instructionAfter(logs: readonly ReadLog[], place: number): string | null {
  const { transactionHash } = logs[place] as ReadLog;
  for (const log of logs.slice(place + 1, place + 8)) {
    if (log.transactionHash !== transactionHash || log.topics[0] === TRANSFER) return null;
    if (log.topics[0] === SETTLED) return log.topics[1]?.toLowerCase() ?? null;
  }
  return null;
}
