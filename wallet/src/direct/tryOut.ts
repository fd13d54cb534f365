import type { JsonRpcProvider } from "ethers";

import { decodeError } from "../../../src/catalogue/decodeError.ts";
import type { ContractCall } from "./useDirect.ts";

/**
 * Has the node carry a call out without sending it. Returns what a contract answers that would refuse it, undefined if
 * none does; throws where the node doesn't answer at all.
 */
export async function refusalOf(
  provider: JsonRpcProvider,
  from: string,
  call: ContractCall,
): Promise<unknown> {
  try {
    await provider.call({ ...call, from, gasPrice: 0n });
    return undefined;
  } catch (error) {
    const decoded = decodeError(error);
    if (decoded.kind === "situation" && decoded.code === "NODE_UNREACHABLE") throw error;
    return error;
  }
}
