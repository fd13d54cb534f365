import { access } from "node:fs/promises";

import { MAY_TAKE_AMOUNT, MEASURE_KINDS, type Measure, type MeasureKind, TAKES_AMOUNT } from "../measures.ts";
import type { Participants } from "../participants.ts";
import type { ScenarioDay } from "../scenario.ts";
import { type CsvRow, readCsv } from "./csv.ts";
import { cellFault, fileFault } from "./fault.ts";
import { readBalance, readChoice, readId, requireEmpty } from "./fields.ts";
import { MeasureChecks } from "./measureChecks.ts";
import { readTimeOfDay } from "./timeOfDay.ts";

export const MEASURE_COLUMNS = ["time", "by", "measure", "subject", "amount_yuan", "reference"] as const;

export type MeasureRow = CsvRow<(typeof MEASURE_COLUMNS)[number]>;

/** Measures are kept in memory, so there are no more than these. */
const MOST_MEASURES = 10_000;

const ABOUT_EVERYBODY: readonly MeasureKind[] = ["halt", "resume"];

/**
 * Reads the measures of a day, in order of time, each against what the ones before it left; none if there is no such
 * file. Throws `JiaoziError` with file, line and field at the first fault.
 */
export async function readMeasures(
  file: string,
  day: ScenarioDay,
  participants: Participants,
): Promise<readonly Measure[]> {
  if (!(await isThere(file))) return [];
  const measures: Measure[] = [];
  const checks = new MeasureChecks(participants, day.libra);
  let earliestSeconds = day.opensAtSeconds;
  for await (const row of readCsv(file, { required: MEASURE_COLUMNS, optional: [] })) {
    const measure = readMeasure(row, day, earliestSeconds);
    earliestSeconds = measure.atSeconds;
    checks.add(measure, row);
    measures.push(measure);
    if (measures.length <= MOST_MEASURES) continue;
    const nextStep = "Leave some out, or split the day.";
    throw fileFault({ file, line: row.line }, `is more than ${MOST_MEASURES} measures`, nextStep);
  }
  if (checks.isHalted)
    throw fileFault({ file }, "leaves the network halted when the day ends", "Add the line of a resume.");
  return measures;
}

function readMeasure(row: MeasureRow, day: ScenarioDay, earliestSeconds: number): Measure {
  const atSeconds = readTimeOfDay(row.cell("time"), day, earliestSeconds);
  const kind = readChoice(row.cell("measure"), MEASURE_KINDS);
  const [subject, amount] = [row.cell("subject"), row.cell("amount_yuan")];
  if (ABOUT_EVERYBODY.includes(kind)) requireEmpty(subject, `a ${kind} is about everybody`);
  if (!TAKES_AMOUNT.includes(kind) && !MAY_TAKE_AMOUNT.includes(kind))
    requireEmpty(amount, `a ${kind} has no amount`);
  if (TAKES_AMOUNT.includes(kind) && amount.text === "")
    throw cellFault(
      amount,
      "is no amount",
      kind === "freeze_amount" ? "Write yuan; zero ends the freeze of an amount." : "Write yuan.",
    );
  return {
    reference: readId(row.cell("reference")),
    atSeconds,
    kind,
    by: row.cell("by").text,
    subject: subject.text,
    amount: amount.text === "" ? 0n : readBalance(amount),
  };
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
