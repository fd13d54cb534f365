import { JiaoziError } from "../../src/catalogue/errors.ts";

const CONNECTION_LOST: readonly unknown[] = ["ECONNREFUSED", "ECONNRESET", "EPIPE"];

/**
 * What a lost connection means in a timed run, where only the chain is reached through plain connections: its node
 * went. Any other fault as it is.
 * @param running What was under way.
 */
export function asChainGone(fault: unknown, running: string): unknown {
  for (let cause = fault; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof JiaoziError) return fault;
    if (!("code" in cause) || !CONNECTION_LOST.includes(cause.code)) continue;
    return new JiaoziError(
      "CHAIN_UNREACHABLE",
      `The chain stopped answering while this ran: ${running} (${cause.message}).`,
      "Look whether its node was stopped or ran out of memory, and run the timing again; nothing of it was written.",
      {},
      fault,
    );
  }
  return fault;
}
