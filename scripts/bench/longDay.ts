import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { LongDay } from "../../src/bench/longDay.ts";
import type { DatabaseTarget } from "../../src/centralized/database/openDatabase.ts";

/** What the process of the long day is told to do. */
export interface LongDayTask {
  readonly seed: string;
  readonly payments: number;
  /** Empty; the files of the day go there. */
  readonly folder: string;
  readonly database: DatabaseTarget;
}

/** What it says meanwhile, and in the end. */
export type LongDayReport = { readonly says: string } | { readonly found: LongDay };

const PROCESS = fileURLToPath(new URL("longDayProcess.ts", import.meta.url));

/**
 * Settles a long day in a process of its own, which may ask for collections, so that memory is known.
 * @param url Of an empty PostgreSQL database; the embedded PGlite if absent.
 * @param resources Closed early, they end the process.
 */
export async function settleLongDay(
  { seed, payments, url }: { seed: string; payments: number; url: string | undefined },
  resources: AsyncDisposableStack,
  onProgress: (says: string) => void,
): Promise<LongDay> {
  const folder = await mkdtemp(join(tmpdir(), "jiaozi-long-day-"));
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  const child = fork(PROCESS, {
    execArgv: ["--expose-gc", "--no-wasm-code-gc", "--disable-warning=ExperimentalWarning"],
  });
  const exited = once(child, "exit");
  resources.defer(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  let found: LongDay | undefined;
  child.on("message", (report: LongDayReport) => {
    if ("says" in report) onProgress(report.says);
    else found = report.found;
  });
  const database = url === undefined ? { folder: join(folder, "books") } : { url };
  child.send({ seed, payments, folder: join(folder, "day"), database } satisfies LongDayTask);
  await exited;
  if (found === undefined) throw new Error("The process of the long day ended without a result");
  return found;
}
