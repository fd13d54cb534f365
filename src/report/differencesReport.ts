import { createWriteStream } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { join } from "node:path";
import { finished } from "node:stream/promises";

import { JiaoziError } from "../catalogue/errors.ts";
import type { Scheme } from "../catalogue/refusals.ts";
import { DifferencesTally } from "../comparison/differencesTally.ts";
import type { DecisionsListener, FamilyDecisions } from "../comparison/runDay.ts";
import { type SchemeDifference, SchemeDifferences } from "../comparison/schemeDifferences.ts";
import type { FeeOf } from "../comparison/holderGaps.ts";
import { formatChinaTime } from "../scenario/chinaTime.ts";
import type { Measure } from "../scenario/measures.ts";
import type { Participants } from "../scenario/participants.ts";
import { formatYuan } from "../scenario/yuan.ts";
import { csvOf } from "./csv.ts";
import { jsonOf } from "./writeResult.ts";

export const DIFFERENCES_CSV = "differences.csv";
export const DIFFERENCES_JSON = "differences.json";

const COLUMNS = [
  "id",
  "time",
  "kind",
  "payer",
  "payee",
  "amount_yuan",
  "alipay_1_0",
  "alipay_2_0",
  "cause",
  "first_instruction",
  "first_cause",
  "in_words",
];

export interface DifferencesReport {
  /** For `runDay`: compares the answers of alipay-1.0 with those of alipay-2.0, batch by batch. */
  readonly onDecided: DecisionsListener;
  /** Puts `differences.csv` and its summary `differences.json` in place. */
  close(): Promise<void>;
}

/**
 * Writes each instruction that alipay-1.0 answers otherwise than alipay-2.0 as a line of `differences.csv`, as the
 * day goes; the file has another name until `close`. Throws `BAD_FILE` if the folder can't be written.
 */
export async function openDifferencesReport(
  folder: string,
  participants: Participants,
  feeOf: FeeOf,
  measures: readonly Measure[] = [],
): Promise<DifferencesReport> {
  const file = join(folder, DIFFERENCES_CSV);
  const lines = await openLines(folder, `${file}.partial`);
  await lines.write(COLUMNS);
  const differences = new SchemeDifferences(participants, feeOf, measures);
  const tally = new DifferencesTally();
  return {
    onDecided: async (batch, decided) => {
      const [alipay1, alipay2] = [answersOf(decided, "alipay-1.0"), answersOf(decided, "alipay-2.0")];
      for (const [position, instruction] of batch.entries()) {
        const [one, two] = [alipay1[position], alipay2[position]];
        if (one === undefined || two === undefined) continue;
        const difference = differences.add(instruction, one, two);
        tally.add(one, difference);
        if (difference !== undefined) await lines.write(cellsOf(difference));
      }
    },
    close: async () => {
      await lines.end();
      await rename(`${file}.partial`, file);
      await writeFile(join(folder, DIFFERENCES_JSON), jsonOf(tally.summary()));
    },
  };
}

/** Of the scheme's first family, which settles gross. */
export function answersOf(decided: readonly FamilyDecisions[], scheme: Scheme) {
  return decided.find(({ family }) => family.scheme === scheme)?.decisions ?? [];
}

function cellsOf({ instruction, alipay1, alipay2, cause, inWords, firstCause }: SchemeDifference) {
  const { id, atSeconds, kind, payer, payee, amount } = instruction;
  const what = [id, formatChinaTime(atSeconds), kind, payer, payee, formatYuan(amount)];
  return [...what, alipay1, alipay2, cause, firstCause?.id ?? "", firstCause?.cause ?? "", inWords];
}

/** A CSV file that grows line by line, waiting when the disk is slower than the day. */
export async function openLines(folder: string, file: string) {
  try {
    await mkdir(folder, { recursive: true });
    const stream = createWriteStream(file);
    await once(stream, "open");
    return {
      write: async (cells: readonly string[]) => {
        if (!stream.write(csvOf({ columns: cells, rows: [] }))) await once(stream, "drain");
      },
      end: async () => {
        stream.end();
        await finished(stream);
      },
    };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const nextStep = "Give another --out folder.";
    throw new JiaoziError("BAD_FILE", `The differences can't be written: ${why}.`, nextStep, { file }, cause);
  }
}
