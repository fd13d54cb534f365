import { withdrawalFee } from "../src/centralized/schemes/alipay1/fee.ts";
import { openDifferencesReport } from "../src/report/differencesReport.ts";
import type { Result } from "../src/report/result.ts";
import { writeReport } from "../src/report/writeReport.ts";
import { writeResult } from "../src/report/writeResult.ts";
import { defaultPooledTerms } from "../src/scenario/alipay1/pooledTerms.ts";
import { type DayRun, checkDay, replayDay } from "./session.ts";

export interface SettledDay {
  readonly result: Result;
  readonly agree: boolean;
  /** The report's page. */
  readonly page: string;
}

/** Checks a day, settles it on every rail, and writes what came of it into a folder; nothing before all is checked. */
export async function settleDay(day: DayRun, folder: string): Promise<SettledDay> {
  const summary = await checkDay(day);
  const { participants } = day.scenario;
  const fee = withdrawalFee(defaultPooledTerms(participants).fee);
  const differences = await openDifferencesReport(folder, participants, fee);
  const result = await replayDay({ ...day, onDecided: differences.onDecided }, summary);
  await differences.close();
  await writeResult(result, folder);
  const page = await writeReport(result, folder);
  return { result, agree: result.families.every((family) => family.agree), page };
}
