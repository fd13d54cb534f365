import { ASSOCIATION, BORROWERS, CENTRAL_BANK, DEALER, FEE_VAULT, NETSUNION } from "./claims.ts";
import type { ParticipantId, Participants } from "./participants.ts";

export const ENTITY_KINDS = [
  "central_bank",
  "bank",
  "institution",
  "person",
  "merchant",
  "netsunion",
  "borrowers",
  "association",
  "dealer",
] as const;

export type EntityKind = (typeof ENTITY_KINDS)[number];

const SYSTEM_KINDS: Readonly<Record<string, EntityKind>> = {
  [CENTRAL_BANK]: "central_bank",
  [NETSUNION]: "netsunion",
  [BORROWERS]: "borrowers",
  [ASSOCIATION]: "association",
  [FEE_VAULT]: "association",
  [DEALER]: "dealer",
};

/** What somebody who owes or is owed is; undefined for an id that nobody has. */
export function entityKindOf(
  { banks, institutions, holders }: Participants,
  id: ParticipantId,
): EntityKind | undefined {
  return banks.get(id)?.kind ?? institutions.get(id)?.kind ?? holders.get(id)?.kind ?? SYSTEM_KINDS[id];
}
