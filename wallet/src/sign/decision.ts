import { Contract, Interface, type TransactionReceipt } from "ethers";

import { REFUSALS } from "../../../src/catalogue/refusals.ts";
import type { Act } from "./act.ts";
import { RefusedError } from "./refusedError.ts";

/** `IInstructionLog`, which every contract that takes instructions has. */
const LOG = new Interface([
  "function decisionOf(bytes32 instructionId) view returns (bool decided, uint8 refusal)",
  "event InstructionSettled(bytes32 indexed instructionId)",
  "event InstructionRefused(bytes32 indexed instructionId, uint8 refusal)",
]);

/** The decision of the contract that keeps the id, as an `Act` needs it. */
export function decisionBy(contract: string, instructionId: string): Act["decision"] {
  return async ({ provider }, sentAfterBlock) => {
    const log = new Contract(contract, LOG, provider);
    const [decided, refusal] = (await log.getFunction("decisionOf")(instructionId)) as [boolean, bigint];
    if (!decided) return undefined;
    throwIfRefused(Number(refusal));
    const topics = LOG.encodeFilterTopics("InstructionSettled", [instructionId]);
    const [event] = await provider.getLogs({ address: contract, topics, fromBlock: sentAfterBlock });
    return event && { hash: event.transactionHash, blockNumber: event.blockNumber };
  };
}

/** A transaction can succeed and its instruction be refused: the refusal is what it records. */
export function throwIfReceiptRefuses({ logs }: TransactionReceipt): void {
  for (const { topics, data } of logs) {
    const event = LOG.parseLog({ topics, data });
    if (event?.name === "InstructionRefused") throwIfRefused(Number(event.args[1]));
  }
}

export function throwIfRefused(index: number): void {
  const refusal = REFUSALS[index];
  if (refusal !== undefined && refusal !== "NONE") throw new RefusedError(refusal);
}
