import type { JsonRpcApiProvider } from "ethers";

import { IInstructionLog__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/IInstructionLog__factory.ts";
import { REFUSALS } from "../catalogue/refusals.ts";
import { instructionIdOf } from "../scenario/authorisation.ts";
import type { Instruction } from "../scenario/instructions.ts";
import type { Decision } from "../scenario/rail.ts";
import type { IncludedIn } from "./inclusion.ts";

const abi = IInstructionLog__factory.createInterface();
/** Of the events that tell a decision. */
export const DECISION_TOPICS = (
  ["InstructionSettled", "InstructionRefused", "InstructionReplayed"] as const
).map((name) => abi.getEvent(name).topicHash);

/** The decision that a transaction's event tells; still without the instruction's own id. */
export type Outcome = Taken extends infer D ? (D extends Taken ? Omit<D, "id"> : never) : never;

type Taken = Exclude<Decision, { readonly status: "not_taken" }>;

/** The event that tells a decision, as a node gives it. */
export interface DecisionLog {
  readonly transactionHash: string;
  readonly topics: readonly string[];
  readonly data: string;
}

/** Reads from an `IInstructionLog` what became of the transactions in these blocks: one request, however many. */
export async function outcomesIn(
  provider: JsonRpcApiProvider,
  log: string,
  { firstBlock, lastBlock }: IncludedIn,
): Promise<Map<string, Outcome>> {
  const logs = await provider.getLogs({
    address: log,
    fromBlock: firstBlock,
    toBlock: lastBlock,
    topics: [DECISION_TOPICS],
  });
  return new Map(logs.map((log) => [log.transactionHash, outcomeOf(log)]));
}

export function outcomeOf(log: DecisionLog): Outcome {
  const event = abi.parseLog(log);
  if (event === null) throw new Error(`Not a decision: ${log.topics[0]}`);
  if (event.name === "InstructionSettled") return { status: "accepted", replayed: false };
  return outcomeFor(Number(event.args["refusal"]), event.name === "InstructionReplayed");
}

function outcomeFor(refusal: number, replayed: boolean): Outcome {
  const reason = REFUSALS[refusal];
  if (reason === undefined) throw new Error(`Unknown refusal ${refusal}`);
  return reason === "NONE" ? { status: "accepted", replayed } : { status: "rejected", reason, replayed };
}

/** What an `IInstructionLog` keeps of these instructions, as they were decided first; undefined of those it doesn't know. */
export function outcomesKept(
  provider: JsonRpcApiProvider,
  log: string,
  instructions: readonly Pick<Instruction, "id">[],
): Promise<(Outcome | undefined)[]> {
  const contract = IInstructionLog__factory.connect(log, provider);
  return Promise.all(
    instructions.map(async (instruction) => {
      const { decided, refusal } = await contract.decisionOf(instructionIdOf(instruction));
      return decided ? outcomeFor(Number(refusal), false) : undefined;
    }),
  );
}
