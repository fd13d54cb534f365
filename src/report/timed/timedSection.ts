import { type LatencyCurves, latenciesHeight, latenciesNumbers, latenciesOption } from "../charts/latencies.ts";
import { type Throughput, throughputHeight, throughputNumbers, throughputOption } from "../charts/throughput.ts";
import { type Figure, figureHtml } from "../page/figure.ts";
import { type Html, html } from "../page/html.ts";
import type { Section } from "../page/section.ts";
import { tableOf } from "../page/tables.ts";
import {
  COST_COLUMNS,
  type FigureColumn,
  LOAD_COLUMNS,
  NOT_RANKED,
  SETTLEMENT_TITLES,
  SPEED_COLUMNS,
  STAGE_COLUMNS,
  type SettlementGroup,
  capacityInWords,
  formatFigure,
  formatSpread,
  groupsOf,
  paceInWords,
  railName,
  sharedFacts,
} from "./figures.ts";
import type { Timed, TimedRailResult } from "./timedResult.ts";

/** Nothing if the day wasn't timed. */
export function timedSections(timed: Timed | undefined): readonly Section[] {
  if (timed === undefined) return [];
  const groups = groupsOf(timed);
  const figures = groups.map((group) => [latencyFigure(group), throughputFigure(group)] as const);
  const body = html`<p>${paceInWords(timed)} Arrivals are fixed before the clock starts: a slow rail makes its queue longer, never the arrivals slower, and latency runs from the scheduled arrival to settlement. After each run it was checked that money is conserved, that every instruction was answered exactly once, that no id was settled twice, that the answers explain every holder's end balances, and that the books' log is whole. Decisions may differ from the referee's order of arrival, since payments under way side by side overtake each other; how many did stands below.</p>
<p><strong>${NOT_RANKED}</strong></p>
${groups.map((group, i) => html`<h3>${SETTLEMENT_TITLES[group.settlement]}</h3>${counts(group)}${figureTable("Rates and latency: median (lowest–highest) of the repetitions", group.rails, SPEED_COLUMNS)}${capacityTable(group.rails)}${figures[i]?.map(figureHtml) ?? ""}`)}
<h3>Where the time goes</h3>
${figureTable("Mean milliseconds of each stage, which add up to the mean latency: median (lowest–highest)", timed.rails, STAGE_COLUMNS)}
<p class="note">wait: until the rail took the instruction up, with the load generator's lag in it; sign: until its envelope was signed; queue: until it was handed to the system of record (the books verify the payer's signature here, the contracts in execute); execute: until decided; commit: until settled.</p>
<h3>What it takes</h3>
${figureTable("Cost of an instruction: median (lowest–highest)", timed.rails, COST_COLUMNS)}
<p class="note">CPU is user and system time over the whole run, warm-up and drain included; this process is load generator and client, and the database too where it is embedded. Gas isn't speed: it stands under <a href="#gas">gas per operation</a>.</p>
${figureTable("Load: median (lowest–highest)", timed.rails, LOAD_COLUMNS)}
<p class="note">in flight: handed over and not settled; backlog: arrived and not settled when the last instruction was due; drain: from then until the last was settled; unlike the referee: answers other than in the order of arrival. Load average of the machine before the first run: ${timed.loadAverage.join(", ")}.</p>
${fairness(timed)}`;
  return [{ id: "stopwatch", title: "Under the stopwatch", body, figures: figures.flat() }];
}

function counts({ rails }: SettlementGroup): Html {
  const all = [...new Set(rails.map((rail) => rail.counts))];
  const whose = (one: string) => rails.filter((rail) => rail.counts === one).map(railName);
  const lines = all.map((one) => (all.length === 1 ? html`${one}` : html`${whose(one).join("; ")}: ${one}`));
  return html`${lines.map((line) => html`<p>What counts as settled: ${line}.</p>`)}`;
}

function figureTable(caption: string, rails: readonly TimedRailResult[], columns: readonly FigureColumn[]): Html {
  const rows = rails.map((rail) => ({
    cells: [railName(rail), ...columns.map((column) => twoLines(formatSpread(rail, column)))],
  }));
  return tableOf(caption, [{ title: "rail" }, ...columns.map(({ title }) => ({ title, align: "right" as const }))], rows);
}

/** Nothing if it wasn't looked for. */
function capacityTable(rails: readonly TimedRailResult[]): Html {
  const searched = rails.flatMap((rail) => (rail.capacity === undefined ? [] : [{ rail, found: rail.capacity }]));
  const [first] = searched;
  if (first === undefined) return html``;
  const { boundMs, secondsPerTrial } = first.found;
  const rows = searched.map(({ rail, found }) => ({
    cells: [
      railName(rail),
      capacityInWords(rail),
      found.trials
        .map((trial) => `${formatFigure(trial.perSecond)} ${trial.isSustained ? "✓" : "✗"} (p99 ${formatFigure(trial.p99Ms)} ms)`)
        .join(", "),
    ],
  }));
  return html`${tableOf("Highest rate sustained, and every rate tried", ["rail", "sustained/s at most", "tried"].map((title) => ({ title })), rows)}<p class="note">Sustained over ${formatFigure(secondsPerTrial)} s: p99 and the time to drain within ${formatFigure(boundMs)} ms, and latencies not growing from the first half to the second. Random arrivals; one search, not repeated.</p>`;
}

/** The spread below the median, so that nine columns fit a page. */
function twoLines(text: string): Html {
  const [median = "", spread] = text.split(/ (?=\()/);
  return spread === undefined ? html`${median}` : html`${median}<br /><span class="spread">${spread}</span>`;
}

function fairness(timed: Timed): Html {
  const items = sharedFacts(timed).map(
    ({ names, system, batching, beforehand }) =>
      html`<li><strong>${names.join("; ")}</strong>, on <span class="hash">${system}</span>. Batching: ${batching}. Beforehand: ${beforehand}.</li>`,
  );
  return html`<h3>What is compared with what</h3>
<p>All on the same machine, with the versions named at the <a href="#provenance">end</a>, one rail at a time, in turn. Both sides verify the payer's signature of every instruction while the clock runs. Batching is on both sides: books commit in groups, a chain in blocks.</p>
<ul>${items}</ul>
<p class="note">Order of the runs: ${timed.order.join("; ")}.</p>`;
}

function latencyFigure({ settlement, rails }: SettlementGroup): Figure {
  const data: LatencyCurves = { rails: rails.map((rail) => ({ name: railName(rail), cumulative: rail.cumulative })) };
  return {
    name: `latency-${slugOf(settlement)}`,
    title: "Settled within how long (%), from the scheduled arrival.",
    caption: `${SETTLEMENT_TITLES[settlement]}. All repetitions together.`,
    option: (layout) => latenciesOption(data, layout),
    height: (layout) => latenciesHeight(data, layout),
    numbers: latenciesNumbers(data),
  };
}

function throughputFigure({ settlement, rails }: SettlementGroup): Figure {
  const [first] = rails;
  const data: Throughput = {
    offered: first?.seconds.map(({ offered }) => offered) ?? [],
    rails: rails.map((rail) => ({ name: railName(rail), settled: rail.seconds.map(({ settled }) => settled) })),
  };
  return {
    name: `throughput-${slugOf(settlement)}`,
    title: "Offered and settled in each second.",
    caption: `${SETTLEMENT_TITLES[settlement]}. Refusals are settled answers too. Mean of the repetitions, warm-up and drain included.`,
    option: (layout) => throughputOption(data, layout),
    height: (layout) => throughputHeight(data, layout),
    numbers: throughputNumbers(data),
  };
}

function slugOf(settlement: string): string {
  return settlement.replace(" ", "-");
}
