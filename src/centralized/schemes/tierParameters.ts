import type { Participants } from "../../scenario/participants.ts";
import { TIERS } from "../../scenario/tiers.ts";

/** Limits that change make another day of a scheme; without tiers there are none. */
export function tierParameters({ holders }: Participants): Readonly<Record<string, unknown>> {
  const isTiered = [...holders.values()].some(({ tier }) => tier !== undefined);
  return isTiered
    ? {
        tiers: JSON.stringify(TIERS, (_key, value: unknown) =>
          typeof value === "bigint" ? `${value}` : value,
        ),
      }
    : {};
}
