import { formatCount, formatMajor } from "../amounts.ts";
import { reserveRunNumbers, reserveRunOption } from "../charts/reserveRun.ts";
import type { ReserveRunDocument } from "../reserveRun/document.ts";
import { runInWords, verdictInWords } from "../reserveRun/words.ts";
import { type Figure, figureHtml } from "./figure.ts";
import { type Html, html } from "./html.ts";
import type { Section } from "./section.ts";
import { tableOf } from "./tables.ts";

const COIN = { decimals: 6 };
const HEIGHT = { wide: 330, narrow: 360 } as const;

/** Nothing if the day had no run. */
export function reserveRunSections(run: ReserveRunDocument | undefined): readonly Section[] {
  if (run === undefined) return [];
  const figure = reserveRunFigure(run);
  const body = html`<p>${runInWords(run)}</p>
${groupsTable(run)}
${figureHtml(figure)}
${withoutGain(run)}
<p class="note">“Pro rata” is what contracts, books and reference model did. ${verdictInWords(run)} “First come, first served” is simulated: no contract here pays so. Opening balances are the scenario's, shock and percentage are parameters (<code>npm run reserve-run -- --help</code>).</p>`;
  return [{ id: "reserve-run", title: "A run on the Libra reserve", body, figures: [figure] }];
}

export function reserveRunFigure(run: ReserveRunDocument): Figure {
  return {
    name: "reserve-run",
    title: "What each coin is paid, in the order of redemption (US dollars).",
    caption: `Reserve down ${run.parameters.shockPercent} %, ${run.parameters.redeemPercent} % of holders' coins redeemed.`,
    option: (layout) => reserveRunOption(run, layout),
    height: ({ narrow }) => (narrow ? HEIGHT.narrow : HEIGHT.wide),
    numbers: reserveRunNumbers(run),
  };
}

function groupsTable({ groups }: ReserveRunDocument): Html {
  const right = { align: "right" } as const;
  return tableOf(
    "What each group gets (coins and US dollars, rounded down)",
    [
      { title: "in order" },
      { title: "who", ...right },
      { title: "each coin, pro rata", ...right },
      { title: "each coin, first come (simulated)", ...right },
      { title: "coins", ...right },
      { title: "pro rata", ...right },
      { title: "first come (simulated)", ...right },
    ],
    groups.map(({ name, holders, coins, proRata, proRataPerCoin, firstCome, firstComePerCoin }) => ({
      cells: [
        name,
        formatCount(holders),
        proRataPerCoin,
        firstComePerCoin,
        formatMajor(BigInt(coins), COIN),
        formatMajor(BigInt(proRata), COIN),
        formatMajor(BigInt(firstCome), COIN),
      ],
    })),
  );
}

function withoutGain({ firstHadItComeLast: first }: ReserveRunDocument): Html {
  if (first === undefined) return html``;
  const usd = (amount: string) => formatMajor(BigInt(amount), COIN);
  return html`<p>Running first gains nothing: the first holder in the queue, ${first.holder}, is paid ${usd(first.paidAsFirst)} for ${usd(first.coins)} coins, and would be paid ${usd(first.paidAsLast)} as the last (reference model). What is left for each coin never falls by a payout.</p>`;
}
