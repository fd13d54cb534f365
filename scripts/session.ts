import type { Database } from "../src/centralized/database/database.ts";
import type { Family, FamilyResult } from "../src/comparison/family.ts";
import { requireIntactLogs } from "../src/comparison/intactLogs.ts";
import { type BooksName, booksOf, openFamilies } from "../src/comparison/openFamilies.ts";
import { type DayProgress, type DecisionsListener, runDay } from "../src/comparison/runDay.ts";
import { environmentOf } from "../src/report/environment.ts";
import type { Result } from "../src/report/result.ts";
import { toResult } from "../src/report/toResult.ts";
import type { AuthorisationTerms } from "../src/scenario/authorisation.ts";
import { type ScenarioSummary, validateScenario } from "../src/scenario/openScenario.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import { signAll } from "../src/scenario/terms.ts";
import type { PreparedChain } from "./chain.ts";
import type { Progress } from "./cli/progress.ts";
import { openRunDatabases, whereBooksAre } from "./databases.ts";
import { type OwnContracts, familySetupOf, leftOutOf, notesOf, openOwnContracts } from "./ownChains.ts";
import { type Run } from "./run/run.ts";
import { type Task, originOf } from "./run/takeUp.ts";

export interface DayRun {
  readonly scenario: Scenario;
  /** Over the scenario's files. */
  readonly fingerprint: string;
  readonly task: Task;
  readonly run: Run;
  /** What the payers sign in yuan. */
  readonly terms: AuthorisationTerms;
  /** Absent if no contracts take part. */
  readonly chain?: PreparedChain | undefined;
  readonly progress: Progress;
  /** Sees every family's decisions as the day goes. */
  readonly onDecided?: DecisionsListener | undefined;
  /** Ends the run where it can be carried on. */
  readonly signal?: AbortSignal | undefined;
}

/** Reads every instruction and checks every signature, before anything is changed anywhere. */
export async function checkDay({ scenario, terms, progress, signal }: DayRun): Promise<ScenarioSummary> {
  progress.step("Checking the instructions");
  const summary = await validateScenario(scenario);
  if ([...scenario.participants.holders.values()].some(({ address }) => address !== undefined)) {
    progress.step("Checking the signatures");
    let checked = 0;
    for await (const { id } of signAll(scenario, terms)) {
      signal?.throwIfAborted();
      checked += 1;
      progress.update(checked, summary.instructions, id);
    }
  }
  signal?.throwIfAborted();
  return summary;
}

/** Replays a checked day through every family, and says what came of it. */
export async function replayDay(day: DayRun, summary: ScenarioSummary): Promise<Result> {
  const { scenario, progress, task, signal } = day;
  const leftOut = leftOutOf(scenario, task.plan);
  const carriedOn = task.carriedOn !== undefined;
  await using opened = new AsyncDisposableStack();
  await noteTask(day);
  progress.step("Opening the databases");
  const names = task.plan.rails.includes("books") ? booksOf(task.plan.schemes) : [];
  const { databases, close } = await openRunDatabases(day.run, names, carriedOn);
  opened.defer(close);
  const own = await openOwnContracts(day, leftOut, opened);
  progress.step(
    carriedOn ? "Looking at what the rails hold already" : "Opening accounts, wallets and reserves",
  );
  const families = await openDay(day, databases, own, leftOut);
  for (const { referee } of families) opened.defer(() => referee.close());
  if (carriedOn) await requireIntactLogs(families);
  progress.step(`Settling ${summary.instructions.toLocaleString("en")} instructions on ${railsOf(families)}`);
  const results = await runDay(families, signAll(scenario, day.terms), {
    carriedOn,
    measures: scenario.measures,
    onOpened: () => noteOpened(day, own),
    onProgress: ({ settled, agree }: DayProgress) =>
      progress.update(settled, summary.instructions, agree ? "in agreement" : "they differ"),
    ...(day.onDecided === undefined ? {} : { onDecided: day.onDecided }),
    ...(signal === undefined ? {} : { signal }),
  });
  progress.end();
  return describe(day, summary, Object.values(databases)[0], results, leftOut);
}

/** From here on the run's books are its own; whatever an earlier run of this name left is given up. */
async function noteTask({ run, task, fingerprint, terms }: DayRun): Promise<void> {
  const { plan, out, interruptions, begunAnewBecause, carriedOn } = task;
  await run.note({
    version: 1,
    stage: carriedOn === undefined ? "opening" : "settling",
    plan,
    out,
    fingerprint,
    books: whereBooksAre(),
    validUntilSeconds: terms.validUntilSeconds,
    interruptions,
    ...(begunAnewBecause === undefined ? {} : { begunAnewBecause }),
    ...(carriedOn?.contracts === undefined ? {} : { contracts: carriedOn.contracts }),
  });
}

/** Money moves after this: the run can be carried on from what the rails hold. */
async function noteOpened({ run, chain, task }: DayRun, own: OwnContracts): Promise<void> {
  if (task.carriedOn !== undefined) return;
  if (chain === undefined) return run.noteChange({ stage: "settling" });
  const { instance, deployment } = chain;
  const contracts = {
    chainId: deployment.chainId,
    instance,
    yuan: deployment,
    ...notesOf(own),
  };
  await run.noteChange({ stage: "settling", contracts });
}

function openDay(
  { scenario, task, terms, chain }: DayRun,
  databases: Readonly<Partial<Record<BooksName, Database>>>,
  own: OwnContracts,
  leftOut: Result["leftOut"],
): Promise<Family[]> {
  return openFamilies({
    scenario,
    schemes: task.plan.schemes,
    terms,
    databases,
    carriedOn: task.carriedOn !== undefined,
    ...(chain === undefined ? {} : { contracts: { ...chain, ...chain.deployment } }),
    ...familySetupOf(own, { scenario, chain }, leftOut),
  });
}

function railsOf(families: readonly Family[]): string {
  const names = new Set(families.flatMap(({ rails }) => rails.map(({ name }) => name)));
  return [...names, "referee"].join(", ").replace(/, (?=[^,]*$)/, " and ");
}

async function describe(
  { scenario, chain, task }: DayRun,
  summary: ScenarioSummary,
  database: Database | undefined,
  families: readonly FamilyResult[],
  leftOut: Result["leftOut"],
): Promise<Result> {
  const environment = { ...environmentOf(await whereOn(chain, task), database), run: originOf(task) };
  return toResult(environment, scenario, summary, families, leftOut);
}

async function whereOn(
  chain: PreparedChain | undefined,
  { plan }: Task,
): Promise<Result["environment"]["chain"]> {
  if (chain === undefined) {
    return { network: "none", chainId: 0, client: "none", gives: "no contracts took part in this run" };
  }
  const client = (await chain.provider.send("web3_clientVersion", [])) as string;
  const gives = guaranteeOf(chain);
  return { network: plan.network, chainId: chain.deployment.chainId, client, gives };
}

function guaranteeOf({ wallClock, blocksAreFinal }: PreparedChain): string {
  if (!wallClock)
    return "a single development node in memory, which gives inclusion, not finality, and admits anyone";
  return blocksAreFinal
    ? "finality: validators committed each block before it was seen"
    : "inclusion in a block; whether that is final depends on the network's consensus";
}
