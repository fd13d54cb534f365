import { createHash } from "node:crypto";

import type { AuthorisationTerms } from "../../scenario/authorisation.ts";
import type { Participants } from "../../scenario/participants.ts";
import type { SettlementMode } from "../../scenario/rail.ts";
import type { SessionTimes } from "./alipay2/sessions.ts";

/** Everything that a day's decisions depend on besides its instructions. */
export interface DayTerms extends SessionTimes {
  readonly participants: Participants;
  readonly terms: AuthorisationTerms;
  readonly mode: SettlementMode;
}

/** Hex digest: equal if, and only if, the books of one day may be carried on with the other's terms. */
export function fingerprintOf({ participants, terms, mode, ...times }: DayTerms): string {
  const everybody = [participants.banks, participants.institutions, participants.holders].flatMap((group) =>
    [...group.values()].sort(byId),
  );
  const day = {
    scheme: "alipay-2.0",
    mode,
    sessions: [times.sessionsPerDay, times.opensAtSeconds, times.closesAtSeconds],
    domain: terms.domain,
    validUntilSeconds: terms.validUntilSeconds,
    everybody,
    // demonstration addresses all follow from one seed: deriving the banks' shows another seed, and takes no minute
    addresses: [...participants.banks.keys()].sort().map((id) => terms.addressOf(id)),
  };
  return createHash("sha256").update(JSON.stringify(day, canonical)).digest("hex");
}

/** Keys in one order, and amounts as digits. */
function canonical(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
