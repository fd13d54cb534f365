import { createHash } from "node:crypto";

import type { BooksDay, BooksScheme } from "./scheme.ts";

/** Hex digest: equal if, and only if, the books of one day may be carried on with the other's scheme and terms. */
export function fingerprintOf({ participants, terms, ...times }: BooksDay, scheme: BooksScheme): string {
  const everybody = [participants.banks, participants.institutions, participants.holders].flatMap((group) =>
    [...group.values()].sort(byId),
  );
  const day = {
    scheme: scheme.name,
    parameters: scheme.parameters,
    times: [times.opensAtSeconds, times.closesAtSeconds],
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
