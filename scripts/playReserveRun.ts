import { ReserveRunBooks } from "../src/centralized/reserveRun/booksRail.ts";
import { ReserveRunReferee } from "../src/comparison/reserveRun/referee.ts";
import { runReserveRun } from "../src/comparison/reserveRun/runReserveRun.ts";
import { ReserveRunContracts } from "../src/onchain/reserveRun/contractsRail.ts";
import type { ReserveRunDocument } from "../src/report/reserveRun/document.ts";
import { toReserveRunDocument } from "../src/report/reserveRun/toDocument.ts";
import type { Micro } from "../src/scenario/libra/convert.ts";
import { libraDay } from "../src/scenario/libra/libraDay.ts";
import { DEFAULT_LIBRA, withoutRules } from "../src/scenario/libra/parameters.ts";
import type { ReserveRunParameters } from "../src/scenario/reserveRun/parameters.ts";
import { type RunPlan, dayOfRun, eventsOf, planReserveRun } from "../src/scenario/reserveRun/plan.ts";
import type { ReserveRunRail, RunWorld } from "../src/scenario/reserveRun/rail.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import type { Progress } from "./cli/progress.ts";
import { openRunDatabases } from "./databases.ts";
import { prepareReserveRunChain } from "./reserveRunChain.ts";
import type { Run } from "./run/run.ts";

export const RESERVE_RUN_RAILS = ["contracts", "books"] as const;
export type ReserveRunRailName = (typeof RESERVE_RUN_RAILS)[number];

export interface ReserveRunTask {
  readonly scenario: Scenario;
  readonly parameters: ReserveRunParameters;
  readonly rails: readonly ReserveRunRailName[];
  readonly contractsLeftOutBecause?: string | undefined;
  /** Whose folder, or schema, the books are kept in. */
  readonly run: Pick<Run, "name" | "folder">;
  readonly progress: Progress;
}

/** Plays a run on the reserve from the scenario's opening, on the rails beside the referee. */
export async function playReserveRun(task: ReserveRunTask): Promise<ReserveRunDocument> {
  const { scenario, parameters, progress, rails: names, contractsLeftOutBecause } = task;
  // a run is about what redeemers are paid: no rule for payments stands between them and the queue
  const whole = libraDay(scenario.participants, withoutRules(scenario.libra ?? DEFAULT_LIBRA));
  const day = dayOfRun(whole, parameters);
  const { opensAtSeconds } = scenario;
  const world: RunWorld = { day, delaySeconds: parameters.delaySeconds, opensAtSeconds };
  const plan = planReserveRun(day, parameters, opensAtSeconds);
  await using opened = new AsyncDisposableStack();
  progress.step("Opening a run on the reserve");
  const rails = await openRails(task, world, opened);
  progress.step(`Playing a run on the reserve: ${plan.redeemers.length.toLocaleString("en")} holders redeem`);
  const referee = new ReserveRunReferee(world);
  const result = await runReserveRun(plan, referee, rails, (done) =>
    progress.update(done, plan.events.length),
  );
  progress.end();
  return toReserveRunDocument({
    ...{ parameters, plan, result, contractsLeftOutBecause },
    holdersOfTheDay: whole.holders.size,
    rails: RESERVE_RUN_RAILS.filter((name) => names.includes(name)),
    firstPaidAsLast: await firstPaidAsLast(plan, world),
  });
}

async function openRails(
  { scenario, rails: names, run }: ReserveRunTask,
  world: RunWorld,
  opened: AsyncDisposableStack,
): Promise<readonly ReserveRunRail[]> {
  const rails: ReserveRunRail[] = [];
  if (names.includes("contracts")) {
    rails.push(await ReserveRunContracts.open(await prepareReserveRunChain(scenario, world, opened)));
  }
  if (names.includes("books")) {
    const { databases, close } = await openRunDatabases(run, ["reserve-run"]);
    opened.defer(close);
    rails.push(await ReserveRunBooks.open(databases["reserve-run"], world));
  }
  return rails;
}

/** What the first in the queue is paid if it comes last instead, everything else being as it was. */
async function firstPaidAsLast(plan: RunPlan, world: RunWorld): Promise<Micro | undefined> {
  const [first, ...others] = plan.redeemers;
  if (first === undefined) return undefined;
  const rotated = { ...plan, redeemers: [...others, first] };
  const events = eventsOf(rotated, world.delaySeconds, world.opensAtSeconds);
  const { closing } = await runReserveRun({ events }, new ReserveRunReferee(world), []);
  return closing.paid.get(first.holder);
}
