import type { Measure } from "./measures.ts";
import type { ParticipantId } from "./participants.ts";

/**
 * Which demonstration key is a participant's at a second: its own, named as it is, or the one that a replacement of
 * its wallet gave it. Without a second, the first.
 */
export type KeyNameOf = (participant: ParticipantId, atSeconds?: number) => string;

export const FIRST_KEYS: KeyNameOf = (participant) => participant;

/** No participant's id has a slash, so no name is another's. */
export function walletKeys(measures: readonly Measure[]): KeyNameOf {
  const replacedAt = new Map<ParticipantId, number[]>();
  for (const { kind, subject, atSeconds } of measures) {
    if (kind !== "replace_wallet") continue;
    replacedAt.set(subject, [...(replacedAt.get(subject) ?? []), atSeconds]);
  }
  if (replacedAt.size === 0) return FIRST_KEYS;
  return (participant, atSeconds = Number.NEGATIVE_INFINITY) => {
    const before = replacedAt.get(participant)?.filter((second) => second <= atSeconds).length ?? 0;
    return before === 0 ? participant : `${participant}/wallet/${before + 1}`;
  };
}
