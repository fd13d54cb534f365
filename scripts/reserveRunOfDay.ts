import { libraLeftOutBecause } from "../src/comparison/openLibraFamily.ts";
import type { ReserveRunDocument } from "../src/report/reserveRun/document.ts";
import { DEFAULT_RESERVE_RUN } from "../src/scenario/reserveRun/parameters.ts";
import { playReserveRun } from "./playReserveRun.ts";
import type { DayRun } from "./session.ts";

/** So many holders are enough to show what the rule does; `npm run reserve-run` takes more. */
const MOST_HOLDERS = 100;

/** A run on the reserve from the day's opening; undefined if scheme `libra` takes no part. */
export async function reserveRunOfDay(day: DayRun): Promise<ReserveRunDocument | undefined> {
  const { scenario, task, run, progress, chain } = day;
  const { schemes, rails, network } = task.plan;
  if (!schemes.includes("libra") || libraLeftOutBecause(scenario) !== undefined) return undefined;
  // a queue's delay would have to pass on a clock that can't be set
  const because = chain?.wallClock === true ? `the clock of ${network} can't be set` : undefined;
  return playReserveRun({
    ...{ scenario, run, progress },
    parameters: { ...DEFAULT_RESERVE_RUN, mostHolders: MOST_HOLDERS },
    rails: rails.filter((rail) => rail === "books" || because === undefined),
    contractsLeftOutBecause: because,
  });
}
