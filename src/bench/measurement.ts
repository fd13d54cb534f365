/** One side of a measurement: the same work, repeated. */
export interface Side {
  readonly name: string;
  /** What it means that a payment counts, such as `COMMIT with fsync` or `included in a block`. */
  readonly counts: string;
  /** One figure for each repetition, in the order they were taken. */
  readonly perSecond: readonly number[];
}

/** One row of the benchmark: ours beside a baseline, measured in turn in one run. */
export interface Measurement {
  readonly what: string;
  readonly unit: "payments/s" | "transactions/s";
  readonly baseline: Side;
  readonly ours: Side;
  /** The ratio of medians, ours to the baseline's, that we hold ourselves to; absent where it is only observed. */
  readonly target?: number;
  /** What a reader must know to judge the row. */
  readonly note?: string;
}
