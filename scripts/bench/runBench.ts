import { loadavg, totalmem } from "node:os";

import { type BenchResult, type Section, rowOf } from "../../src/bench/report/benchResult.ts";
import { machine } from "../../src/report/environment.ts";
import { SECTION_RUNS } from "./sections.ts";

export interface BenchSettings {
  readonly sections: readonly Section[];
  readonly quick: boolean;
  readonly repetitions: number;
  readonly seed: string;
  readonly onProgress: (says: string) => void;
  readonly signal: AbortSignal;
}

/** Runs the sections one after the other. Rejects with the signal's reason if it is aborted; leaves nothing running. */
export async function runBench(settings: BenchSettings): Promise<BenchResult> {
  const { sections, quick, seed, signal } = settings;
  const started = Date.now();
  const atStart = loadOf();
  const rows: BenchResult["rows"] = [];
  const leftOut: BenchResult["leftOut"] = [];
  let longDay: BenchResult["longDay"];
  for (const section of sections) {
    const outcome = await runSection(section, settings);
    if ("leftOutBecause" in outcome) leftOut.push({ section, because: outcome.leftOutBecause });
    else if ("longDay" in outcome) longDay = outcome.longDay;
    else rows.push(...outcome.rows.map((row) => rowOf(section, row)));
    signal.throwIfAborted();
  }
  return {
    ...{ version: 1, seed, quick, startedAt: new Date(started).toISOString() },
    tookSeconds: (Date.now() - started) / 1_000,
    machine: { ...machine(), memoryBytes: totalmem() },
    loadAverage: { atStart, atEnd: loadOf() },
    ...{ rows, leftOut },
    ...(longDay === undefined ? {} : { longDay }),
  };
}

/** What the section works with is taken from it when the signal comes, which ends it wherever it is. */
async function runSection(section: Section, { signal, onProgress, ...settings }: BenchSettings) {
  await using resources = new AsyncDisposableStack();
  const take = () => void resources.disposeAsync();
  signal.addEventListener("abort", take);
  try {
    return await SECTION_RUNS[section]({
      ...settings,
      resources,
      onProgress: (says) => onProgress(`${section}, ${says}`),
    });
  } catch (fault) {
    signal.throwIfAborted();
    throw fault;
  } finally {
    signal.removeEventListener("abort", take);
  }
}

function loadOf(): [number, number, number] {
  const [one = 0, five = 0, fifteen = 0] = loadavg();
  return [one, five, fifteen];
}
