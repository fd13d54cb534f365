import { stderr } from "node:process";
import { inspect } from "node:util";

import { JiaoziError } from "../../src/catalogue/errors.ts";

/** sysexits' EX_SOFTWARE: not among the documented codes, since it is never meant to happen. */
const DEFECT = 70;

/**
 * Runs a command to its exit code. An expected fault becomes three lines: what, where, what to do; anything else is
 * a defect of ours and keeps its stack.
 */
export async function main(command: (args: string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (fault) {
    process.exitCode = report(fault);
  }
}

function report(fault: unknown): number {
  if (!(fault instanceof JiaoziError)) {
    stderr.write(`${inspect(fault)}\n`);
    return DEFECT;
  }
  const { file, line, field, address } = fault.place;
  const place = [file, line === undefined ? undefined : `line ${line}`, field && `field ${field}`, address];
  const where = place.filter((part) => part !== undefined && part !== "").join(", ");
  stderr.write(`Error ${fault.code}: ${fault.message}\n`);
  if (where !== "") stderr.write(`  at: ${where}\n`);
  stderr.write(`  next: ${fault.nextStep}\n`);
  return fault.exitCode;
}
