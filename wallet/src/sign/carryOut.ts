import type { Reason } from "../../gateway/api/problem.ts";
import { SituationError } from "../../../src/catalogue/decodeError.ts";
import type { Node } from "../chain/node.ts";
import { GatewayProblem } from "../gateway/request.ts";
import type { Visit } from "../page/useVisit.ts";
import type { Act, Included, Way } from "./act.ts";
import { throwIfReceiptRefuses } from "./decision.ts";
import { awaitInclusion, sendTransaction } from "./sendTransaction.ts";
import { signStatement } from "./signStatement.ts";

/** What has left the page: a transaction by its hash, or a signed statement that may be handed over again. */
export type Sent =
  { readonly way: "direct"; readonly hash: string } | { readonly way: "relay"; readonly signature: string };

export type Surroundings = Pick<Visit, "node" | "connection" | "isRightNetwork" | "gateway">;

/** Has the person confirm in the wallet. Throws what the wallet answers; then nothing has left the page. */
export async function confirmInWallet(act: Act, way: Way, visit: Surroundings): Promise<Sent> {
  const { node, connection, isRightNetwork } = visit;
  if (!connection || !isRightNetwork) throw new SituationError("WRONG_NETWORK");
  const { provider } = connection.wallet;
  if (way === "direct") return { way, hash: await sendTransaction(provider, node, act.call) };
  return { way, signature: await signStatement(provider, connection.account, act.statement) };
}

/**
 * Hands over what was signed, and waits for the chain's decision. May be called again with the same `sent`: the id
 * settles at most once.
 */
export async function follow(
  act: Act,
  sent: Sent,
  { node, gateway }: Surroundings,
  sentAfterBlock: number,
): Promise<Included> {
  if (sent.way === "direct") {
    const receipt = await awaitInclusion(node.provider, sent.hash, sentAfterBlock);
    throwIfReceiptRefuses(receipt);
    return { hash: receipt.hash, blockNumber: receipt.blockNumber };
  }
  await act.relay(sent.signature);
  let skipped: Reason | undefined;
  const stop = gateway.listen(({ event, data }) => {
    if (event === "instruction" && data.id === act.instructionId && data.state === "skipped") {
      skipped = data.reason ?? undefined;
    }
  });
  const throwIfSkipped = () => {
    if (skipped)
      throw new GatewayProblem({ type: "about:blank", status: 422, title: skipped.sentence, ...skipped });
  };
  return awaitDecision(node, act, sentAfterBlock, throwIfSkipped).finally(stop);
}

const PATIENCE_MS = 60_000;
const POLLING_INTERVAL_MS = 400;

/** Throws `INSTRUCTION_EXPIRED` once it can't be decided any more, `NOT_INCLUDED_YET` when patience is at an end. */
async function awaitDecision(
  node: Node,
  act: Act,
  sentAfterBlock: number,
  throwIfSkipped: () => void,
): Promise<Included> {
  const givesUpAt = performance.now() + PATIENCE_MS;
  while (performance.now() < givesUpAt) {
    const block = await node.provider.getBlock("latest");
    const included = await act.decision(node, sentAfterBlock);
    if (included) return included;
    if (block && block.timestamp > act.validUntilSeconds) throw new SituationError("INSTRUCTION_EXPIRED");
    throwIfSkipped();
    await new Promise((resolve) => setTimeout(resolve, POLLING_INTERVAL_MS));
  }
  throw new SituationError("NOT_INCLUDED_YET");
}
