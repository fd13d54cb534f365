import { formatChinaTime, parseChinaTime } from "../chinaTime.ts";
import type { ScenarioDay } from "../scenario.ts";
import { type Cell, cellFault } from "./fault.ts";

/** A time within the day, not before the one of the line before. */
export function readTimeOfDay(
  cell: Cell,
  day: Pick<ScenarioDay, "opensAtSeconds" | "closesAtSeconds">,
  earliestSeconds: number,
): number {
  const seconds = parseChinaTime(cell.text);
  if (seconds === undefined) {
    throw cellFault(
      cell,
      "isn't a time",
      "Write China Standard Time to the second, such as 2019-11-11T09:30:00+08:00.",
    );
  }
  const [opens, closes] = [day.opensAtSeconds, day.closesAtSeconds].map(formatChinaTime);
  if (seconds < day.opensAtSeconds || seconds >= day.closesAtSeconds) {
    throw cellFault(
      cell,
      "is outside the day",
      `Use a time from ${opens} to before ${closes}, or change scenario.json.`,
    );
  }
  if (seconds < earliestSeconds) {
    throw cellFault(cell, "is earlier than the line before", "Sort the file by time.");
  }
  return seconds;
}
