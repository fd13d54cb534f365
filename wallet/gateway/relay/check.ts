import type { Interface } from "ethers";

import type { Chain } from "../chain/chain.ts";
import { Refused } from "../refused.ts";
import { reasonOfError, reasonOfRefusal } from "./reasons.ts";

export interface CheckedCall {
  readonly sender: string;
  readonly to: string;
  readonly data: string;
  /** Declares the function; if it answers with a refusal, a refusal is an answer of "no". */
  readonly abi: Interface;
}

const CONFLICTS: ReadonlySet<string> = new Set(["InstructionIdReused", "NonceNotNext", "RoleTaken"]);

/**
 * Runs a call on the chain's present state, without sending it. What would surely be refused isn't taken on, and uses
 * nothing up. What passes may still be refused when its turn comes.
 */
export async function requirePassable(
  { provider }: Chain,
  { sender, to, data, abi }: CheckedCall,
): Promise<void> {
  let answer: string;
  try {
    answer = await provider.call({ from: sender, to, data });
  } catch (error) {
    const reason = reasonOfError(error);
    if (reason.code === "NODE_UNREACHABLE") throw new Refused(503, reason);
    throw new Refused(CONFLICTS.has(reason.code) ? 409 : 422, reason);
  }
  const declared = abi.getFunction(data.slice(0, 10));
  if (declared?.outputs[0]?.name !== "refusal") return;
  const refusal = Number(abi.decodeFunctionResult(declared, answer)[0]);
  if (refusal !== 0) throw new Refused(422, reasonOfRefusal(refusal));
}
