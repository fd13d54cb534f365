import type { BenchResult, BenchRow } from "./benchResult.ts";

/** "1,234 (1,100–1,300)": median, lowest and highest; the figure alone if it was taken once. */
export function rateOf({ perSecond, median, lowest, highest }: BenchRow["ours"]): string {
  if (perSecond.length === 1) return rounded(median);
  return `${rounded(median)} (${rounded(lowest)}–${rounded(highest)})`;
}

export function targetOf({ target, verdict }: BenchRow): string {
  return target === undefined ? "observed" : `≥ ${target} ${verdict}`;
}

/** What a reader must know of the whole. */
export function circumstancesOf(result: BenchResult): readonly string[] {
  const { machine, loadAverage, quick, seed, tookSeconds, startedAt } = result;
  const [load] = loadAverage.atStart;
  const gibibytes = Math.round(machine.memoryBytes / 2 ** 30);
  return [
    `${machine.processor}, ${machine.processors} processors, ${gibibytes} GiB, ${machine.platform}, Node ${machine.node}, commit ${machine.commit}`,
    `started ${startedAt}, took ${Math.round(tookSeconds)} s, seed ${seed}; load average ${load.toFixed(1)} at the start, ${loadAverage.atEnd[0].toFixed(1)} at the end`,
    ...(load > machine.processors / 4 ? ["The machine was busy when it began: compare ratios, not figures."] : []),
    ...(quick ? ["Short runs, once each: they show that it works and are too short to quote."] : []),
    "Median (lowest–highest) of the repetitions, taken in turn; a ratio is ours to the baseline's.",
  ];
}

function rounded(figure: number): string {
  return Math.round(figure).toLocaleString("en");
}

/** What came of the long day, in a sentence. */
export function longDayOf(longDay: NonNullable<BenchResult["longDay"]>): string {
  const { payments, seconds, engine, agree, peakResidentBytes, heapAfterCollection: heap } = longDay;
  const memory = [
    ...(heap === undefined ? [] : [`heap ${mebibytes(heap.leastBytes)}–${mebibytes(heap.mostBytes)} MiB after collections`]),
    `at most ${mebibytes(peakResidentBytes)} MiB resident`,
  ];
  const verdict = agree ? "the books agree with the referee" : "the books DIFFER from the referee";
  return `${rounded(payments)} instructions in books (${engine}) and referee, every signature verified by both: ${verdict}; ${rounded(seconds)} s, ${rounded(payments / seconds)}/s, ${memory.join(", ")}.`;
}

function mebibytes(bytes: number): string {
  return rounded(bytes / 2 ** 20);
}
