import { type RecordableHistogram, createHistogram } from "node:perf_hooks";

const MICROSECONDS_PER_MS = 1_000;
const LONGEST_MICROSECONDS = 24 * 3_600 * 1_000_000;

/** Where a cumulative distribution is drawn: dense at the slow end, which is what matters. */
const DRAWN_PERCENTS = [
  ...Array.from({ length: 20 }, (_, step) => step * 5),
  ...[96, 97, 98, 99, 99.5, 99.8, 99.9, 100],
];

export interface Quantiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly mean: number;
}

/** A point of a cumulative distribution: this percentage took no longer. */
export interface CumulativePoint {
  readonly percent: number;
  readonly ms: number;
}

/**
 * Durations in an HdrHistogram (Node's own): quantiles to three significant digits, in memory that doesn't grow.
 * Longest and mean are exact. Anything from a microsecond to a day; what is shorter counts as a microsecond.
 */
export class Latencies {
  readonly #histogram: RecordableHistogram = createHistogram({
    lowest: 1,
    highest: LONGEST_MICROSECONDS,
    figures: 3,
  });
  #count = 0;
  #sumMs = 0;
  #maxMs = 0;

  get count(): number {
    return this.#count;
  }

  record(ms: number): void {
    const microseconds = Math.round(ms * MICROSECONDS_PER_MS);
    this.#histogram.record(Math.min(Math.max(microseconds, 1), LONGEST_MICROSECONDS));
    this.#count += 1;
    this.#sumMs += ms;
    this.#maxMs = Math.max(this.#maxMs, ms);
  }

  /** All zero when nothing was recorded. */
  quantiles(): Quantiles {
    if (this.#count === 0) return { p50: 0, p95: 0, p99: 0, max: 0, mean: 0 };
    return {
      p50: this.#at(50),
      p95: this.#at(95),
      p99: this.#at(99),
      max: this.#maxMs,
      mean: this.#sumMs / this.#count,
    };
  }

  /** Adds what another one recorded. */
  merge(other: Latencies): void {
    if (other.#count === 0) return;
    this.#histogram.add(other.#histogram);
    this.#count += other.#count;
    this.#sumMs += other.#sumMs;
    this.#maxMs = Math.max(this.#maxMs, other.#maxMs);
  }

  cumulative(): readonly CumulativePoint[] {
    if (this.#count === 0) return [];
    return DRAWN_PERCENTS.map((percent) => ({ percent, ms: this.#at(percent) }));
  }

  /** The histogram's buckets may reach beyond the longest. */
  #at(percent: number): number {
    if (percent === 0) return this.#histogram.min / MICROSECONDS_PER_MS;
    if (percent === 100) return this.#maxMs;
    return Math.min(this.#histogram.percentile(percent) / MICROSECONDS_PER_MS, this.#maxMs);
  }
}
