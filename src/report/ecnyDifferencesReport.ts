import { rename } from "node:fs/promises";
import { join } from "node:path";

import { type ECnyDifference, ECNY_IN_WORDS, ECnyDifferences } from "../comparison/ecnyDifferences.ts";
import { formatChinaTime } from "../scenario/chinaTime.ts";
import type { ECnyDay } from "../scenario/ecny/ecnyDay.ts";
import type { Participants } from "../scenario/participants.ts";
import { formatYuan } from "../scenario/yuan.ts";
import { type DifferencesReport, answersOf, openLines } from "./differencesReport.ts";

export const ECNY_DIFFERENCES_CSV = "differences-e-cny.csv";

const COLUMNS = ["id", "time", "kind", "payer", "payee", "amount_yuan", "e_cny", "alipay_2_0", "cause", "first_instruction", "in_words"];

/**
 * Writes each instruction that e-CNY answers otherwise than alipay-2.0 as a line of `differences-e-cny.csv`, as the day
 * goes; the file has another name until `close`. Throws `BAD_FILE` if the folder can't be written.
 */
export async function openECnyDifferencesReport(
  folder: string,
  day: ECnyDay,
  { holders }: Pick<Participants, "holders">,
): Promise<DifferencesReport> {
  const file = join(folder, ECNY_DIFFERENCES_CSV);
  const lines = await openLines(folder, `${file}.partial`);
  await lines.write(COLUMNS);
  const differences = new ECnyDifferences(day, (holder) => holders.get(holder)?.institution);
  return {
    onDecided: async (batch, decided) => {
      const [eCny, alipay2] = [answersOf(decided, "e-cny"), answersOf(decided, "alipay-2.0")];
      for (const [position, instruction] of batch.entries()) {
        const [one, two] = [eCny[position], alipay2[position]];
        const found = one === undefined || two === undefined ? undefined : differences.add(instruction, one, two);
        if (found !== undefined) await lines.write(cellsOf(found));
      }
    },
    close: async () => {
      await lines.end();
      await rename(`${file}.partial`, file);
    },
  };
}

function cellsOf({ instruction, eCny, alipay2, cause, firstInstruction = "" }: ECnyDifference): string[] {
  const { id, atSeconds, kind, payer, payee, amount } = instruction;
  const what = [id, formatChinaTime(atSeconds), kind, payer, payee, formatYuan(amount)];
  return [...what, eCny, alipay2, cause, firstInstruction, ECNY_IN_WORDS[cause]];
}
