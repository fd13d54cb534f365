import { heading, table } from "../table.ts";
import {
  COST_COLUMNS,
  type FigureColumn,
  LOAD_COLUMNS,
  NOT_RANKED,
  SETTLEMENT_TITLES,
  SPEED_COLUMNS,
  STAGE_COLUMNS,
  type SettlementGroup,
  type SharedFacts,
  capacityInWords,
  formatSpread,
  groupsOf,
  paceInWords,
  railName,
  sharedFacts,
} from "./figures.ts";
import type { Timed } from "./timedResult.ts";

/** Figures run down, rails across: so that a terminal's width does. */
const ROWS: readonly FigureColumn[] = [
  ...SPEED_COLUMNS,
  ...STAGE_COLUMNS.map((column) => ({ ...column, title: `${column.title} (ms)` })),
  ...COST_COLUMNS.map((column) => ({ ...column, title: `${column.title}, each` })),
  ...LOAD_COLUMNS,
];

/** The timed run for a terminal: the same figures as in the report. */
export function renderTimed(timed: Timed): string {
  return [
    heading("Under the stopwatch"),
    `${paceInWords(timed)}\nLatency runs from the scheduled arrival, open loop. Figures: median (lowest–highest) of the repetitions; wait to commit are means.`,
    ...groupsOf(timed).flatMap(groupTable),
    NOT_RANKED,
    heading("What is compared with what"),
    sharedFacts(timed).map(factLines).join("\n"),
    `Load average before the first run: ${timed.loadAverage.join(", ")}.`,
  ].join("\n\n");
}

function groupTable({ settlement, rails }: SettlementGroup): readonly string[] {
  const columns = rails.map((rail) => ({ title: railName(rail), align: "right" as const }));
  const rows = ROWS.map((row) => [row.title, ...rails.map((rail) => formatSpread(rail, row))]);
  if (rails.some(({ capacity }) => capacity !== undefined)) {
    rows.push(["sustained/s at most", ...rails.map(capacityInWords)]);
  }
  return [heading(SETTLEMENT_TITLES[settlement]), table([{ title: "figure" }, ...columns], rows)];
}

function factLines({ names, system, counts, batching, beforehand }: SharedFacts): string {
  return `${names.join("; ")}, on ${system}.\n  Counts: ${counts}.\n  Batching: ${batching}.\n  Beforehand: ${beforehand}.`;
}
