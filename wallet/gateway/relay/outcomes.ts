import type { JsonRpcApiProvider, Log, TransactionReceipt } from "ethers";

import { SEQUENCE_ABI, YUAN_ABI } from "../chain/chain.ts";
import type { Outcome, StoredInstruction } from "../store/instructionStore.ts";
import { type Group, nonceIn } from "./compose.ts";
import { reasonOfError, reasonOfRefusal, reasonOfRevert, reasonOfSelector } from "./reasons.ts";

/** `again`: it ran out of gas among others, and is to be tried by itself. */
export type Answer = Outcome | { readonly state: "again" };

const SETTLED: Outcome = { state: "settled" };

/** What a transaction that succeeded did with each of its instructions, in order. */
export function answersIn(receipt: Pick<TransactionReceipt, "logs">, group: Group): Answer[] {
  if (group.kind === "sequence") return sequenceAnswers(receipt.logs, group.instructions);
  const decisions = decisionsIn(receipt.logs);
  const skipped = skippedIn(receipt.logs);
  return group.instructions.map(({ id }, place): Answer => {
    const reason = group.kind === "submit" ? skipped.get(place) : undefined;
    if (reason === "0x") return { state: "again" };
    if (reason !== undefined) return { state: "skipped", reason: reasonOfRevert(reason) };
    // what carries no id of its own, such as opening a wallet, is done if it didn't fail
    return decisions.get(id) ?? SETTLED;
  });
}

function decisionsIn(logs: readonly Log[]): Map<string, Outcome> {
  const decisions = new Map<string, Outcome>();
  for (const log of logs) {
    const event = YUAN_ABI.parseLog(log);
    if (event === null || !/^Instruction(Settled|Refused|Replayed)$/.test(event.name)) continue;
    const refusal = event.name === "InstructionSettled" ? 0 : Number(event.args["refusal"]);
    const id = String(event.args["instructionId"]).toLowerCase();
    decisions.set(id, refusal === 0 ? SETTLED : { state: "refused", reason: reasonOfRefusal(refusal) });
  }
  return decisions;
}

function skippedIn(logs: readonly Log[]): Map<number, string> {
  const events = logs.map((log) => YUAN_ABI.parseLog(log));
  return new Map(
    events.flatMap((event) =>
      event?.name === "CallSkipped"
        ? [[Number(event.args["position"]), String(event.args["reason"])] as const]
        : [],
    ),
  );
}

function sequenceAnswers(logs: readonly Log[], instructions: readonly StoredInstruction[]): Answer[] {
  const skipped = new Map<number, string>();
  const refused = new Map<string, number>();
  for (const log of logs) {
    const event = SEQUENCE_ABI.parseLog(log);
    if (event?.name === "PaymentSkipped")
      skipped.set(Number(event.args["position"]), String(event.args["reason"]));
    if (event?.name !== "SequencedPaymentRefused") continue;
    refused.set(
      `${String(event.args["payer"])}/${String(event.args["nonce"])}`,
      Number(event.args["refusal"]),
    );
  }
  return instructions.map(({ payer, call }, place): Answer => {
    const selector = skipped.get(place);
    if (selector !== undefined) return { state: "skipped", reason: reasonOfSelector(selector) };
    const refusal = refused.get(`${payer}/${nonceIn(call)}`);
    return refusal === undefined ? SETTLED : { state: "refused", reason: reasonOfRefusal(refusal) };
  });
}

/** Why a whole transaction was undone; asks the node to run it once more, on the state before its block. */
export async function undoneBecause(
  provider: JsonRpcApiProvider,
  receipt: Pick<TransactionReceipt, "from" | "to" | "blockNumber">,
  data: string,
): Promise<Outcome> {
  try {
    await provider.call({ from: receipt.from, to: receipt.to, data, blockTag: receipt.blockNumber - 1 });
  } catch (error) {
    return { state: "skipped", reason: reasonOfError(error) };
  }
  return { state: "skipped", reason: { code: "TRANSACTION_FAILED", args: {} } };
}
