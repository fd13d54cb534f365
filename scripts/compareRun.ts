import { withoutIssuance } from "../src/scenario/libra/parameters.ts";
import { isIssuance } from "../src/scenario/measures.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import type { OptionValues } from "./cli/options.ts";
import type { Progress } from "./cli/progress.ts";
import { openChain } from "./openChain.ts";
import { yuanTerms } from "./payersTerms.ts";
import { fingerprintOf } from "./run/fingerprint.ts";
import { scenarioValuesOf } from "./run/plan.ts";
import type { Run } from "./run/run.ts";
import { requireSameScenario, restOfRun, wholeRun } from "./run/takeUp.ts";
import { scenarioFrom } from "./scenarioOption.ts";
import { type SettledDay, settleDay } from "./settleDay.ts";

export interface CompareRun {
  readonly run: Run;
  readonly values: OptionValues;
  /** Where the report goes if the command line doesn't say. */
  readonly out: string;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** What waits for days of a network's own clock, or looks at its seconds, can't follow the scenario's. */
function withoutItsOwnTime(scenario: Scenario, progress: Progress): Scenario {
  const measures = scenario.measures.filter(({ kind }) => kind !== "replace_wallet" && !isIssuance(kind));
  const replacements = scenario.measures.filter(({ kind }) => kind === "replace_wallet").length;
  const issuances = scenario.measures.length - measures.length - replacements;
  if (replacements > 0)
    progress.step(`Leaving out ${replacements} replace_wallet: recoveries wait for this network's own clock`);
  if (issuances > 0)
    progress.step(
      `Leaving out ${issuances} measures of issuance: tiers and statements go by this network's own clock`,
    );
  return { ...scenario, measures, ...(scenario.libra && { libra: withoutIssuance(scenario.libra) }) };
}

/** Settles the day that the command line asks for, or the rest of the one that was interrupted. */
export async function compareRun({ run, values, out, progress, signal }: CompareRun): Promise<SettledDay> {
  const isResume = values["resume"] === true;
  const asked = isResume ? await restOfRun(run, values) : wholeRun(values, out);
  progress.step("Reading the scenario");
  const scenario = await scenarioFrom(scenarioValuesOf(asked.plan));
  const fingerprint = await fingerprintOf(scenario.folder);
  if (isResume) await requireSameScenario(run, scenario.folder, fingerprint);
  signal.throwIfAborted();
  if (asked.plan.rails.includes("contracts")) progress.step("Reaching the chain and the contracts on it");
  const { task, chain } = await openChain(asked, scenario);
  try {
    signal.throwIfAborted();
    if (task.begunAnewBecause !== asked.begunAnewBecause || (isResume && task.carriedOn === undefined)) {
      progress.step(`Beginning anew: ${task.begunAnewBecause ?? ""}`);
    }
    const followed = chain?.wallClock === true ? withoutItsOwnTime(scenario, progress) : scenario;
    const terms = await yuanTerms(followed, task, chain);
    return await settleDay({ scenario: followed, fingerprint, task, run, terms, chain, progress, signal });
  } finally {
    progress.end();
    await chain?.close();
  }
}
