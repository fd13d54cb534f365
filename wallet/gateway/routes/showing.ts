import type { FastifyRequest } from "fastify";

import type { Instruction } from "../api/instructions.ts";
import { inWords, languageOf } from "../problems.ts";
import type { ToldInstruction } from "../store/instructionStore.ts";

/** An instruction as it is told, in the language of who asks. */
export function shownInstruction(
  stored: ToldInstruction,
  request: Pick<FastifyRequest, "headers">,
): Instruction {
  const { id, kind, state, reason, currency, amount, payer, payee, acceptedAt } = stored;
  const { blockNumber, blockTimestamp, transactionHash } = stored;
  const isDecided = blockNumber !== null && blockTimestamp !== null && transactionHash !== null;
  return {
    ...{ id, kind, state, currency, amount, payer, payee, acceptedAt },
    reason: reason === null ? null : inWords(reason, languageOf(request)),
    block: isDecided ? { number: blockNumber, timestamp: blockTimestamp, transactionHash } : null,
  };
}
