import type { Node } from "../chain/node.ts";
import type { Statement } from "./signStatement.ts";

/** How a person's authorisation gets to the chain. */
export type Way = "relay" | "direct";

/** A contract call of the person's own. Gas is free on this chain: said outright, so no native coin is needed. */
export interface DirectCall {
  readonly from: string;
  readonly to: string;
  readonly data: string;
  readonly gasPrice: 0n;
}

/**
 * Something that a person authorises: signed and carried by the institution's gateway, or sent as a transaction. An id
 * settles at most once, whichever way it comes, and however often.
 */
export interface Act {
  readonly instructionId: string;
  /**
   * What the chain has decided, where it has: the page believes the chain, not what the gateway says of it. Throws a
   * `RefusedError` if a rule refused it.
   * @param sentAfterBlock It can't have been decided before.
   */
  readonly decision: (node: Node, sentAfterBlock: number) => Promise<Included | undefined>;
  /** The last second, by the chain's clock, in which it can be carried out. */
  readonly validUntilSeconds: number;
  readonly statement: Statement;
  readonly call: DirectCall;
  /** Hands the signed statement to the gateway. */
  readonly relay: (signature: string) => Promise<unknown>;
}

export interface Included {
  readonly hash: string;
  readonly blockNumber: number;
}
