import { JiaoziError } from "../../catalogue/errors.ts";
import type { Participants } from "../participants.ts";
import type { ScenarioDay } from "../scenario.ts";
import { WINDOW_SECONDS } from "./issuance.ts";
import { libraDay } from "./libraDay.ts";

const AN_HOUR = 3_600;

/**
 * Throws `BAD_FIELD` unless the window in which the day opens can have been: begun within the day before, an hour at
 * least before the opening, by a mint of coins that there are, within the highest tier.
 * @param file Where it stands.
 */
export function requireOpeningWindow(
  { libra, opensAtSeconds }: Pick<ScenarioDay, "libra" | "opensAtSeconds">,
  participants: Participants,
  file: string,
): void {
  const { window, dealerTiersMicro } = libra?.issuance ?? {};
  if (libra === undefined || window === undefined) return;
  const { startedAtSeconds, inflowMicro } = window;
  const earliest = opensAtSeconds - WINDOW_SECONDS;
  if (startedAtSeconds < earliest || startedAtSeconds > opensAtSeconds - AN_HOUR) {
    throw fault(file, "startedAt", "isn't between a day and an hour before the day opens");
  }
  if (inflowMicro > (dealerTiersMicro?.[3] ?? 0n)) {
    throw fault(file, "inflowMicro", "is more than the highest tier");
  }
  const { coinsOutstanding } = libraDay(participants, libra);
  if (inflowMicro <= coinsOutstanding) return;
  throw fault(file, "inflowMicro", `is more than the ${coinsOutstanding} micro with which the day opens`);
}

function fault(file: string, name: string, what: string): JiaoziError {
  const field = `libra.issuance.window.${name}`;
  const nextStep = "Correct it, or leave the window out: then the day opens in none.";
  return new JiaoziError("BAD_FIELD", `${file}, ${field}: ${what}.`, nextStep, { file, field });
}
