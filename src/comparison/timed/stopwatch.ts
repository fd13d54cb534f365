import type { TimedOutcome } from "../../scenario/timedRail.ts";
import { Latencies, type Quantiles } from "./latencies.ts";
import { type MeanStages, StageSums } from "./stages.ts";

const BUCKET_MS = 1_000;

/** What happened in one second of the run, warm-up included. */
export interface SecondCount {
  readonly offered: number;
  readonly settled: number;
}

/** What the stopwatch read. Per-second figures and latencies leave the warm-up out. */
export interface Readings {
  /** Instructions scheduled after the warm-up, and the seconds over which they were scheduled. */
  readonly measured: number;
  readonly measuredSeconds: number;
  readonly perSecond: Rates;
  readonly latencyMs: Quantiles;
  /** Median latency of what was due in the first and the second half of the time measured: a queue that grows shows. */
  readonly halvesMs: readonly [first: number, second: number];
  readonly stagesMs: MeanStages;
  /** From the scheduled arrival to the moment at which the load generator handed the instruction over. */
  readonly generatorLagMs: Quantiles;
  /** Arrived and not settled when the last instruction was due. */
  readonly backlog: number;
  /** From then until the last one was settled. */
  readonly drainSeconds: number;
  readonly inFlight: { readonly mean: number; readonly most: number };
}

export interface Rates {
  readonly offered: number;
  /** Taken up by the rail. */
  readonly taken: number;
  /** Answered and settled, refusals included: a refusal is an answer that is recorded. */
  readonly settled: number;
  /** Goodput: settled, not refused, and not a repetition. */
  readonly accepted: number;
}

/**
 * Reads a run as it goes, in memory that grows with its seconds and not with its instructions. Moments are milliseconds
 * of the run's clock; `endsAtMs` is when the last instruction is due.
 */
export class Stopwatch {
  readonly latencies = new Latencies();
  readonly #startsAtMs: number;
  readonly #warmUntilMs: number;
  readonly #endsAtMs: number;
  readonly #lags = new Latencies();
  readonly #halves = [new Latencies(), new Latencies()] as const;
  readonly #stages = new StageSums();
  readonly #offered: number[] = [];
  readonly #settled: number[] = [];
  readonly #counts = { measured: 0, taken: 0, settled: 0, accepted: 0, settledByEnd: 0, offered: 0 };
  #lastSettledAtMs = 0;
  #flightMs = 0;
  #inFlight = 0;
  #mostInFlight = 0;

  constructor(startsAtMs: number, endsAtMs: number, warmUpMs: number) {
    this.#startsAtMs = startsAtMs;
    this.#endsAtMs = endsAtMs;
    this.#warmUntilMs = startsAtMs + warmUpMs;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  handedOver(dueAtMs: number, nowMs: number): void {
    this.#counts.offered += 1;
    this.#inFlight += 1;
    this.#mostInFlight = Math.max(this.#mostInFlight, this.#inFlight);
    countIn(this.#offered, dueAtMs - this.#startsAtMs);
    if (dueAtMs < this.#warmUntilMs) return;
    this.#counts.measured += 1;
    this.#lags.record(Math.max(0, nowMs - dueAtMs));
  }

  answered(dueAtMs: number, { decision, stamps }: TimedOutcome): void {
    const { takenAtMs, settledAtMs } = stamps;
    this.#inFlight -= 1;
    this.#flightMs += settledAtMs - takenAtMs;
    this.#lastSettledAtMs = Math.max(this.#lastSettledAtMs, settledAtMs);
    countIn(this.#settled, settledAtMs - this.#startsAtMs);
    if (settledAtMs <= this.#endsAtMs) this.#counts.settledByEnd += 1;
    if (this.#inWindow(takenAtMs)) this.#counts.taken += 1;
    if (this.#inWindow(settledAtMs)) {
      this.#counts.settled += 1;
      if (decision.status === "accepted" && !decision.replayed) this.#counts.accepted += 1;
    }
    if (dueAtMs < this.#warmUntilMs) return;
    this.latencies.record(settledAtMs - dueAtMs);
    const isLate = dueAtMs > (this.#warmUntilMs + this.#endsAtMs) / 2;
    this.#halves[isLate ? 1 : 0].record(settledAtMs - dueAtMs);
    this.#stages.add(dueAtMs, stamps);
  }

  readings(): Readings {
    const { measured, taken, settled, accepted, settledByEnd, offered } = this.#counts;
    const seconds = (this.#endsAtMs - this.#warmUntilMs) / 1_000;
    const wholeMs = Math.max(this.#lastSettledAtMs, this.#endsAtMs) - this.#startsAtMs;
    return {
      measured,
      measuredSeconds: seconds,
      perSecond: {
        offered: measured / seconds,
        taken: taken / seconds,
        settled: settled / seconds,
        accepted: accepted / seconds,
      },
      latencyMs: this.latencies.quantiles(),
      halvesMs: [this.#halves[0].quantiles().p50, this.#halves[1].quantiles().p50],
      stagesMs: this.#stages.means(),
      generatorLagMs: this.#lags.quantiles(),
      backlog: offered - settledByEnd,
      drainSeconds: Math.max(0, this.#lastSettledAtMs - this.#endsAtMs) / 1_000,
      inFlight: { mean: this.#flightMs / wholeMs, most: this.#mostInFlight },
    };
  }

  seconds(): readonly SecondCount[] {
    const length = Math.max(this.#offered.length, this.#settled.length);
    return Array.from({ length }, (_, second) => ({
      offered: this.#offered[second] ?? 0,
      settled: this.#settled[second] ?? 0,
    }));
  }

  #inWindow(ms: number): boolean {
    return ms >= this.#warmUntilMs && ms <= this.#endsAtMs;
  }
}

function countIn(buckets: number[], ms: number): void {
  const bucket = Math.floor(ms / BUCKET_MS);
  buckets[bucket] = (buckets[bucket] ?? 0) + 1;
}
