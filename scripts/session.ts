import type { Database } from "../src/centralized/database/database.ts";
import type { FamilyResult } from "../src/comparison/family.ts";
import { BOOKS_NAMES, openFamilies } from "../src/comparison/openFamilies.ts";
import { libraLeftOutBecause } from "../src/comparison/openLibraFamily.ts";
import { type DayProgress, type DecisionsListener, runDay } from "../src/comparison/runDay.ts";
import { environmentOf } from "../src/report/environment.ts";
import type { Result } from "../src/report/result.ts";
import { toResult } from "../src/report/toResult.ts";
import { type ScenarioSummary, validateScenario } from "../src/scenario/openScenario.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import { scenarioTerms, signAll } from "../src/scenario/terms.ts";
import type { PreparedChain } from "./chain.ts";
import type { Progress } from "./cli/progress.ts";
import { openRunDatabases } from "./databases.ts";
import { prepareLibra } from "./libraChain.ts";

const SECONDS_PER_DAY = 86_400;

export interface DayRun {
  readonly scenario: Scenario;
  readonly chain: PreparedChain;
  readonly network: string;
  readonly progress: Progress;
  /** Each command has databases of its own. */
  readonly command: "start" | "compare";
  /** Sees every family's decisions as the day goes. */
  readonly onDecided?: DecisionsListener;
}

/** Reads every instruction and checks every signature, before anything is changed anywhere. */
export async function checkDay({ scenario, chain, progress }: DayRun): Promise<ScenarioSummary> {
  progress.step("Checking the instructions");
  const summary = await validateScenario(scenario);
  if ([...scenario.participants.holders.values()].some(({ address }) => address !== undefined)) {
    progress.step("Checking the signatures");
    let checked = 0;
    for await (const { id } of signAll(scenario, await termsFor(scenario, chain))) {
      checked += 1;
      progress.update(checked, summary.instructions, id);
    }
  }
  return summary;
}

/** Replays a checked day through every family, and says what came of it. */
export async function replayDay(run: DayRun, summary: ScenarioSummary): Promise<Result> {
  const { scenario, chain, progress } = run;
  const because = libraLeftOutBecause(scenario);
  await using opened = new AsyncDisposableStack();
  progress.step("Opening the databases");
  const { databases, close } = await openRunDatabases(run.command, BOOKS_NAMES);
  opened.defer(close);
  progress.step("Deploying ≋USD");
  const libra = because === undefined ? await prepareLibra(scenario, chain, run.network) : undefined;
  if (libra !== undefined) opened.defer(libra.close);
  progress.step("Opening accounts, wallets and reserves");
  const { provider, authorities, inclusion, deployment } = chain;
  const contracts = { provider, authorities, inclusion, ...deployment };
  const terms = await termsFor(scenario, chain);
  const families = await openFamilies({
    scenario,
    terms,
    contracts,
    databases,
    ...(libra === undefined ? {} : { libra: libra.contracts }),
  });
  progress.step(
    `Settling ${summary.instructions.toLocaleString("en")} instructions on contracts, books and referee`,
  );
  const onProgress = ({ settled, agree }: DayProgress) =>
    progress.update(settled, summary.instructions, agree ? "in agreement" : "they differ");
  const results = await runDay(families, signAll(scenario, terms), onProgress, run.onDecided);
  progress.end();
  return await describe(run, summary, databases["alipay-2.0-gross"], results, because);
}

async function termsFor(scenario: Scenario, { provider, deployment, wallClock }: PreparedChain) {
  const { chainId, walletYuan } = deployment;
  const domain = { name: "Wallet Yuan", version: "1", chainId, verifyingContract: walletYuan };
  if (!wallClock) return scenarioTerms(scenario, domain);
  const now = (await provider.getBlock("latest"))?.timestamp ?? 0;
  return scenarioTerms(scenario, domain, Math.max(scenario.closesAtSeconds, now + SECONDS_PER_DAY));
}

async function describe(
  { scenario, chain, network }: DayRun,
  summary: ScenarioSummary,
  database: Database,
  families: readonly FamilyResult[],
  libraLeftOut: string | undefined,
): Promise<Result> {
  const client = (await chain.provider.send("web3_clientVersion", [])) as string;
  const gives = chain.wallClock
    ? "inclusion in a block; whether that is final depends on the network's consensus"
    : "a single development node in memory, which gives inclusion, not finality, and admits anyone";
  const where = { network, chainId: chain.deployment.chainId, client, gives };
  const leftOut = libraLeftOut === undefined ? [] : [{ scheme: "libra", because: libraLeftOut }];
  return toResult(environmentOf(where, database), scenario, summary, families, leftOut);
}
