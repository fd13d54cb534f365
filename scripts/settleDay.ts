import { rm } from "node:fs/promises";
import { join } from "node:path";

import { withdrawalFee } from "../src/centralized/schemes/alipay1/fee.ts";
import { ecnyLeftOutBecause } from "../src/comparison/openECnyFamily.ts";
import type { DecisionsListener } from "../src/comparison/runDay.ts";
import {
  DIFFERENCES_CSV,
  DIFFERENCES_JSON,
  type DifferencesReport,
  openDifferencesReport,
} from "../src/report/differencesReport.ts";
import { ECNY_DIFFERENCES_CSV, openECnyDifferencesReport } from "../src/report/ecnyDifferencesReport.ts";
import type { Result } from "../src/report/result.ts";
import { writeReport } from "../src/report/writeReport.ts";
import { writeResult } from "../src/report/writeResult.ts";
import { defaultPooledTerms } from "../src/scenario/alipay1/pooledTerms.ts";
import { ecnyDay } from "../src/scenario/ecny/ecnyDay.ts";
import { reserveRunOfDay } from "./reserveRunOfDay.ts";
import { type DayRun, checkDay, replayDay } from "./session.ts";

export interface SettledDay {
  readonly result: Result;
  readonly agree: boolean;
  /** The report's page. */
  readonly page: string;
}

/** Checks a day, settles it on every rail, and writes what came of it into a folder; nothing before all is checked. */
export async function settleDay(day: DayRun): Promise<SettledDay> {
  const { out } = day.task;
  const summary = await checkDay(day);
  const reports = [await openDifferences(day), await openECnyDifferences(day)].filter(
    (one) => one !== undefined,
  );
  const onDecided: DecisionsListener = async (batch, decided) => {
    for (const report of reports) await report.onDecided(batch, decided);
  };
  const replayed = await replayDay({ ...day, onDecided }, summary);
  for (const report of reports) await report.close();
  const reserveRun = await reserveRunOfDay(day);
  const result: Result = { ...replayed, ...(reserveRun === undefined ? {} : { reserveRun }) };
  await writeResult(result, out);
  const page = await writeReport(result, out);
  await day.run.noteChange({ stage: "finished" });
  const agree = result.families.every((family) => family.agree) && reserveRun?.agree !== false;
  return { result, agree, page };
}

/** Only where both schemes are settled, by whichever rail: the referees' answers are compared. */
async function openECnyDifferences({ scenario, task }: DayRun): Promise<DifferencesReport | undefined> {
  const { plan, out } = task;
  const isBoth = (["e-cny", "alipay-2.0"] as const).every((scheme) => plan.schemes.includes(scheme));
  if (!isBoth || ecnyLeftOutBecause(scenario) !== undefined) {
    await rm(join(out, ECNY_DIFFERENCES_CSV), { force: true });
    return undefined;
  }
  const { participants, ecny } = scenario;
  return openECnyDifferencesReport(out, ecnyDay(participants, ecny), participants);
}

/** Only where both schemes are settled; what an earlier run wrote there would be of another day. */
async function openDifferences({ scenario, task }: DayRun): Promise<DifferencesReport | undefined> {
  const { plan, out } = task;
  const { participants } = scenario;
  if (
    plan.rails.includes("books") &&
    plan.schemes.includes("alipay-1.0") &&
    plan.schemes.includes("alipay-2.0")
  ) {
    const feeOf = withdrawalFee(defaultPooledTerms(participants).fee);
    return openDifferencesReport(out, participants, feeOf, scenario.measures);
  }
  for (const name of [DIFFERENCES_CSV, DIFFERENCES_JSON]) await rm(join(out, name), { force: true });
  return undefined;
}
