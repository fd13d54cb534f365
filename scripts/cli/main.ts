import { JiaoziError } from "../../src/catalogue/errors.ts";

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
    console.error(fault);
    return 70;
  }
  const { file, line, field, address } = fault.place;
  const place = [file, line === undefined ? undefined : `line ${line}`, field && `field ${field}`, address];
  const where = place.filter((part) => part !== undefined && part !== "").join(", ");
  console.error(`Error ${fault.code}: ${fault.message}`);
  if (where !== "") console.error(`  at: ${where}`);
  console.error(`  next: ${fault.nextStep}`);
  return fault.exitCode;
}
