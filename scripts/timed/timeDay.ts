import { loadavg } from "node:os";

import { LOCAL_CHAIN } from "../../deploy/localChain.ts";
import { WALL_CLOCK } from "../../src/comparison/timed/clock.ts";
import type { Contestant } from "../../src/comparison/timed/contestant.ts";
import { type TimedContestant, timedSeries } from "../../src/comparison/timed/timedSeries.ts";
import type { Timed } from "../../src/report/timed/timedResult.ts";
import { toTimed } from "../../src/report/timed/toTimed.ts";
import { withoutIssuance } from "../../src/scenario/libra/parameters.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { OptionValues } from "../cli/options.ts";
import type { Progress } from "../cli/progress.ts";
import type { Plan } from "../run/manifest.ts";
import type { Run } from "../run/run.ts";
import { asChainGone } from "./chainGone.ts";
import { findCapacities, nameOf } from "./capacities.ts";
import { openContestants } from "./contestants.ts";
import { timedPlanOf } from "./options.ts";

export interface TimedDay {
  readonly scenario: Scenario;
  readonly instructions: number;
  readonly plan: Plan;
  readonly values: OptionValues;
  readonly run: Pick<Run, "name" | "folder">;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Replays a day that was checked by the wall clock, on every rail in turn, and says what was measured. */
export async function timeDay({
  scenario: { measures, ...day },
  instructions,
  plan,
  values,
  run,
  ...shown
}: TimedDay): Promise<Timed> {
  const { progress, signal } = shown;
  // a measure stands between two instructions, and here they are under way side by side
  const scenario = { ...day, measures: [], ...(day.libra && { libra: withoutIssuance(day.libra) }) };
  const timed = timedPlanOf(values, scenario, instructions, LOCAL_CHAIN.blockPeriodMs);
  progress.step("Starting what the timed runs share");
  const contestants = await openContestants(scenario, plan, run, timed);
  const loadAverage = loadavg();
  const order: string[] = [];
  const runs = contestants.all.length * timed.repeats;
  const onRun = ({ repetition, contestant }: { repetition: number; contestant: Contestant }) => {
    order.push(`${repetition}: ${nameOf(contestant)}`);
    progress.step(`Timing ${order.length} of ${runs}, repetition ${repetition}: ${nameOf(contestant)}`);
  };
  try {
    const settings = { ...timed, clock: WALL_CLOCK, signal, onRun };
    const results = await timedSeries(contestants.all, settings);
    const boundMs = timed.capacityBoundMs;
    const search = { instructions, seed: scenario.keySeed, progress, signal };
    const found =
      boundMs === undefined ? undefined : await findCapacities(contestants.all, { ...search, boundMs });
    const capacityOf = (contestant: TimedContestant) => found?.get(nameOf(contestant));
    return toTimed(results, { ...timed, measuresLeftOut: measures.length, order, loadAverage, capacityOf });
  } catch (fault) {
    throw asChainGone(fault, order.at(-1) ?? "the start");
  } finally {
    progress.end();
    await contestants.close();
  }
}
