import { createHash } from "node:crypto";

import type { Claim } from "../scenario/claims.ts";
import type { Decision } from "../scenario/rail.ts";

/** Two rails that decided alike have the same hash; takes decisions as they come, and keeps none. */
export interface DecisionsHash {
  add(decisions: Iterable<Decision>): void;
  /** SHA-256 in hex over one line `id,status,reason,replayed` for each decision so far, in order. */
  digest(): string;
}

export function decisionsHash(): DecisionsHash {
  const hash = createHash("sha256");
  return {
    add: (decisions) => {
      for (const decision of decisions) hash.update(`${decisionLine(decision)}\n`);
    },
    digest: () => hash.copy().digest("hex"),
  };
}

/** `id,status,reason,replayed`; the reason of an accepted instruction is empty. Ids contain no comma. */
export function decisionLine(decision: Decision): string {
  const reason = decision.status === "rejected" ? decision.reason : "";
  return [decision.id, decision.status, reason, decision.replayed].join(",");
}

/** SHA-256 in hex over the sorted lines `issuer,holder,instrument,amount`: the same state, in whatever order it is read. */
export function endStateHash(claims: Iterable<Claim>): string {
  const lines = Array.from(claims, claimLine).sort();
  const hash = createHash("sha256");
  for (const line of lines) hash.update(`${line}\n`);
  return hash.digest("hex");
}

export function claimLine({ issuer, holder, instrument, amount }: Claim): string {
  return [issuer, holder, instrument, amount].join(",");
}
