import { readFile } from "node:fs/promises";

/** Linux counts processor time of other processes in hundredths of a second (USER_HZ). */
const TICKS_PER_SECOND = 100;

/** Processor seconds, user and system, since each process began. */
export interface ProcessorSeconds {
  /** This process, all its threads. */
  readonly ours: number;
  /** The rail's other processes, and their children that ended; absent where it can't be told. */
  readonly others?: number;
}

/** @param processIds The rail's processes besides this one. */
export async function processorSeconds(processIds: readonly number[]): Promise<ProcessorSeconds> {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  const ours = (userCPUTime + systemCPUTime) / 1e6;
  if (processIds.length === 0) return { ours, others: 0 };
  if (process.platform !== "linux") return { ours };
  const seconds = await Promise.all(processIds.map(secondsOf));
  return { ours, others: seconds.reduce((sum, one) => sum + one, 0) };
}

/** The difference of two readings; absent in `others` where either was. */
export function secondsBetween(before: ProcessorSeconds, after: ProcessorSeconds): ProcessorSeconds {
  const ours = after.ours - before.ours;
  if (before.others === undefined || after.others === undefined) return { ours };
  return { ours, others: Math.max(0, after.others - before.others) };
}

/** 0 for a process that is gone: its parent has its time. */
async function secondsOf(processId: number): Promise<number> {
  const stat = await readFile(`/proc/${processId}/stat`, "utf8").catch(() => "");
  return ticksIn(stat) / TICKS_PER_SECOND;
}

/** utime, stime, cutime and cstime, fields 14 to 17 of proc(5); the command before them may hold blanks and brackets. */
export function ticksIn(stat: string): number {
  const afterCommand = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return afterCommand.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
}
