import type { Signer } from "ethers";

import type { LibraContext } from "../libra/context.ts";

/** Who stands in for the association's council, by demonstration key; no participant's id has a slash. */
export const COUNCIL = "council/1";
/** The third party that pays out of the reserve while dealers are inactive, by demonstration key. */
export const ADMINISTRATOR = "emergency administrator/1";

/** ≋USD with its emergency queue, freshly deployed. */
export interface ReserveRunContext extends LibraContext {
  readonly redemption: string;
  readonly lift: Signer;
}
