import { resolve } from "node:path";

import { LOCAL_CHAIN } from "../../deploy/localChain.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";
import { writeReport } from "../../src/report/writeReport.ts";
import { writeResult } from "../../src/report/writeResult.ts";
import type { OptionValues } from "../cli/options.ts";
import type { CompareRun } from "../compareRun.ts";
import { planOf, scenarioValuesOf } from "../run/plan.ts";
import { scenarioFrom } from "../scenarioOption.ts";
import type { SettledDay } from "../settleDay.ts";
import { TIMED_OPTIONS, timedPlanOf } from "./options.ts";
import { timeDay } from "./timeDay.ts";

/** Throws `BAD_USAGE` for options of a timed run that can't be, before anything is settled. */
export function requireTimedUsage(values: OptionValues): void {
  const given = Object.keys(TIMED_OPTIONS).filter((name) => values[name] !== undefined);
  if (given.length === 0) return;
  if (values["timed"] !== true)
    throw badUsage(`--${given[0]} is for a timed run.`, "Add --timed, or leave it out.");
  if (values["resume"] === true) {
    throw badUsage(
      "A timed run can't be carried on.",
      "Carry the comparison on with --resume alone, then run compare --timed.",
    );
  }
  if (values["final-blocks"] === true && values["network"] === undefined) {
    throw badUsage(
      "The local chain's blocks aren't final.",
      "Name a network with --network, or leave --final-blocks out.",
    );
  }
  timedPlanOf(
    values,
    { opensAtSeconds: 0, closesAtSeconds: 86_400, keySeed: "" },
    1,
    LOCAL_CHAIN.blockPeriodMs,
  );
}

/** Times the day that was just compared, unless its rails differ, and writes result and report again with the figures. */
export async function addTimed(
  { values, run, out, progress, signal }: CompareRun,
  settled: SettledDay,
): Promise<SettledDay> {
  if (!settled.agree) return settled;
  const plan = planOf(values);
  const scenario = await scenarioFrom(scenarioValuesOf(plan));
  const { instructions } = settled.result.scenario;
  const timed = await timeDay({ scenario, instructions, plan, values, run, progress, signal });
  const result = { ...settled.result, timed };
  const folder = typeof values["out"] === "string" ? resolve(values["out"]) : out;
  await writeResult(result, folder);
  return { ...settled, result, page: await writeReport(result, folder) };
}

function badUsage(message: string, nextStep: string): JiaoziError {
  return new JiaoziError("BAD_USAGE", message, nextStep, { field: "--timed" });
}
