import { type Spread, spreadOf } from "../../comparison/timed/spread.ts";
import type { Settlement } from "../../scenario/timedRail.ts";
import type { Repetition, Timed, TimedRailResult } from "./timedResult.ts";

/** What stands beside every figure of a group. */
export const SETTLEMENT_TITLES: Readonly<Record<Settlement, string>> = {
  finality: "Settled with finality",
  inclusion: "Settled by inclusion, which the node could still forget",
  "not durable": "Settled, but not durable",
};

export const NOT_RANKED =
  "Finality, inclusion and what isn't durable are different things to have waited for: figures of one group are never ranked against another's.";

/** Rails that mean the same by “settled”. */
export interface SettlementGroup {
  readonly settlement: Settlement;
  readonly rails: readonly TimedRailResult[];
}

export function groupsOf({ rails }: Timed): readonly SettlementGroup[] {
  const kinds: readonly Settlement[] = ["finality", "inclusion", "not durable"];
  return kinds
    .map((settlement) => ({ settlement, rails: rails.filter((rail) => rail.settlement === settlement) }))
    .filter((group) => group.rails.length > 0);
}

export function railName({ scheme, mode, label }: TimedRailResult): string {
  return `${scheme} ${mode}: ${label}`;
}

/** A figure over the repetitions; undefined where one of them hasn't got it. */
export function over(
  { repetitions }: TimedRailResult,
  figureOf: (repetition: Repetition) => number | undefined,
): Spread | undefined {
  const figures = repetitions.map(figureOf).filter((figure) => figure !== undefined);
  return figures.length === repetitions.length ? spreadOf(figures) : undefined;
}

/** With as many digits as mean something: three, or the whole number. */
export function formatFigure(figure: number): string {
  const size = Math.abs(figure);
  const digits = size >= 100 || Number.isInteger(figure) ? 0 : size >= 10 ? 1 : 2;
  return figure
    .toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .replace("-", "−");
}

/** `median (lowest–highest)` of a column's figure, or why there is none. */
export function formatSpread(rail: TimedRailResult, { of, absent = "not measured" }: FigureColumn): string {
  const spread = over(rail, of);
  if (spread === undefined) return absent;
  const { median, lowest, highest } = spread;
  return `${formatFigure(median)} (${formatFigure(lowest)}–${formatFigure(highest)})`;
}

/** How arrivals came about, in words. */
export function paceInWords({ pace, repeats, warmUpSeconds, instructions, measuresLeftOut }: Timed): string {
  const without = measuresLeftOut === undefined ? "" : ` without the day's ${measuresLeftOut} measures`;
  const arrivals =
    pace.kind === "file"
      ? `at the file's times, ${formatFigure(pace.speedUp)} times as fast`
      : `at ${formatFigure(pace.perSecond)} a second, a Poisson process from the seed “${pace.seed}”`;
  return `${instructions.toLocaleString("en")} instructions arrive${without} ${arrivals}; the first ${formatFigure(warmUpSeconds)} s are warm-up and left out; ${repeats} repetitions, in turn, each on a fresh database or fresh contracts.`;
}

export interface FigureColumn {
  readonly title: string;
  /** What is said where there is no figure. */
  readonly absent?: string;
  readonly of: (repetition: Repetition) => number | undefined;
}

export const SPEED_COLUMNS: readonly FigureColumn[] = [
  { title: "offered/s", of: ({ perSecond }) => perSecond.offered },
  { title: "settled/s", of: ({ perSecond }) => perSecond.settled },
  { title: "accepted/s", of: ({ perSecond }) => perSecond.accepted },
  { title: "p50 ms", of: ({ latencyMs }) => latencyMs.p50 },
  { title: "p95 ms", of: ({ latencyMs }) => latencyMs.p95 },
  { title: "p99 ms", of: ({ latencyMs }) => latencyMs.p99 },
  { title: "max ms", of: ({ latencyMs }) => latencyMs.max },
];

export const STAGE_COLUMNS: readonly FigureColumn[] = [
  { title: "wait", of: ({ stagesMs }) => stagesMs.wait },
  { title: "sign", of: ({ stagesMs }) => stagesMs.sign },
  { title: "queue", of: ({ stagesMs }) => stagesMs.queue },
  { title: "execute", of: ({ stagesMs }) => stagesMs.execute },
  { title: "commit", absent: "in execute", of: ({ stagesMs }) => stagesMs.commit },
  { title: "mean latency", of: ({ latencyMs }) => latencyMs.mean },
  { title: "generator lag p99", of: ({ generatorLagMs }) => generatorLagMs.p99 },
];

export const COST_COLUMNS: readonly FigureColumn[] = [
  { title: "CPU ms, this process", of: (one) => one.processorMsPerInstruction.ours },
  { title: "CPU ms, others", of: (one) => one.processorMsPerInstruction.others },
  { title: "bytes stored", of: (one) => one.storedBytesPerInstruction },
];

export const LOAD_COLUMNS: readonly FigureColumn[] = [
  { title: "in flight, mean", of: ({ inFlight }) => inFlight.mean },
  { title: "in flight, most", of: ({ inFlight }) => inFlight.most },
  { title: "backlog", of: ({ backlog }) => backlog },
  { title: "drain s", of: ({ drainSeconds }) => drainSeconds },
  { title: "unlike the referee", of: ({ answers }) => answers.differFromReferee },
];

/** What several rails have in common about how they were run. */
export interface SharedFacts extends Pick<TimedRailResult, "system" | "counts" | "batching" | "beforehand"> {
  readonly names: readonly string[];
}

export function sharedFacts({ rails }: Timed): readonly SharedFacts[] {
  const groups = new Map<string, SharedFacts>();
  for (const rail of rails) {
    const { system, counts, batching, beforehand } = rail;
    const key = JSON.stringify([system, counts, batching, beforehand]);
    const names = [...(groups.get(key)?.names ?? []), railName(rail)];
    groups.set(key, { names, system, counts, batching, beforehand });
  }
  return [...groups.values()];
}

/** The highest rate a second, or why there is no figure. */
export function capacityInWords({ capacity }: TimedRailResult): string {
  if (capacity === undefined) return "not looked for";
  if (capacity.perSecond === undefined) return "none of those tried";
  const more = capacity.isLimitedByDay ? " or more: the day has no more instructions" : "";
  return `${formatFigure(capacity.perSecond)}${more}`;
}
