import { HOURLY_WEIGHTS } from "./workload.ts";

const SECONDS_PER_HOUR = 3_600;
const LAST_SECOND = HOURLY_WEIGHTS.length * SECONDS_PER_HOUR - 1;
const TOTAL_WEIGHT = HOURLY_WEIGHTS.reduce((sum, weight) => sum + weight, 0);

/** The second of the day by which this part (0 to 1) of the day's instructions has arrived. Never falls as the part grows. */
export function secondOfDay(part: number): number {
  let weightLeft = part * TOTAL_WEIGHT;
  let hour = 0;
  for (const weight of HOURLY_WEIGHTS) {
    if (weightLeft < weight) {
      const second = hour * SECONDS_PER_HOUR + Math.floor((weightLeft / weight) * SECONDS_PER_HOUR);
      return Math.min(second, LAST_SECOND);
    }
    weightLeft -= weight;
    hour += 1;
  }
  return LAST_SECOND;
}
