import { formatChange, formatMajor } from "../amounts.ts";
import { type MoneySupply, moneySupplyNumbers, moneySupplyOption } from "../charts/moneySupply.ts";
import { type AggregatesRow, DEFINITIONS, type Range, aggregatesAt, moneyParts } from "../model/aggregates.ts";
import { type Currency, type Moment, type Outcome, distinctOutcomes, slugOf, unitOf } from "../model/views.ts";
import type { Result } from "../result.ts";
import { type Figure, figureHtml } from "./figure.ts";
import { type Html, html } from "./html.ts";
import type { Section } from "./section.ts";
import { type TableRow, tableOf } from "./tables.ts";

const CHART_HEIGHT = 8 * 32 + 8;

/** Only for yuan: other currencies have no such statistics. */
export function moneySection({ families }: Result): Section {
  const yuan = distinctOutcomes(families).filter(({ family }) => family.currency.code === "CNY");
  const parts = yuan.map((outcome) => ({ outcome, figure: figureOf(outcome) }));
  const body = html`<p>Wallet balances are in none of the aggregates themselves; what backs them may be. Two definitions decide how: <code>m1Def2025</code>, whether people's demand deposits and client reserves are in M1 (PBoC, from January 2025), and <code>nfiInM2</code>, whether client reserves were in M2 before (so the PBoC said in December 2024; for 2019 it wasn't found).</p>
${parts.map(({ outcome, figure }) => html`<p>${finding(outcome)}</p>${aggregatesTable(outcome)}${figureHtml(figure)}`)}
<p class="note">M1 before 2025 counts merchants' deposits and not people's. The result document has both together, so M1 is given between all being people's and all being merchants'. All deposits of the scenario are demand deposits; there are no time deposits.</p>`;
  return {
    id: "money",
    title: "What it does to M0, M1 and M2",
    body: parts.length === 0 ? html`<p>None of these schemes settles in yuan.</p>` : body,
    figures: parts.map(({ figure }) => figure),
  };
}

/** What the figures say, in a sentence. */
function finding({ family, name }: Outcome): string {
  const [before, after] = [moneyParts(family, "opening"), moneyParts(family, "closing")];
  const change = (amount: bigint) => (amount === 0n ? "didn't change" : `changed by ${formatChange(amount, family.currency)}`);
  const m0 = after.currency - before.currency;
  const narrowM2 = m0 + after.deposits - before.deposits;
  const m2 = narrowM2 + after.clientReserves - before.clientReserves;
  return `${name}: M0 ${change(m0)}; M2 ${change(m2)} with client reserves counted in it, and ${change(narrowM2)} without (${unitOf(family.currency)}).`;
}

function aggregatesTable({ family, name }: Outcome): Html {
  const right = { align: "right" } as const;
  const rows = (["opening", "closing"] as const).flatMap((moment) =>
    aggregatesAt(family, moment).map((row) => aggregatesRow(moment, row, family.currency)),
  );
  return tableOf(
    `${name}: monetary aggregates (${unitOf(family.currency)})`,
    [
      { title: "definition" },
      { title: "when" },
      { title: "M0", ...right },
      { title: "M1", ...right },
      { title: "M2", ...right },
      { title: "reserve money", ...right },
    ],
    rows,
  );
}

function aggregatesRow(moment: Moment, { definitions, m0, m1, m2, reserveMoney }: AggregatesRow, currency: Currency): TableRow {
  const { m1Def2025, nfiInM2 } = definitions;
  const name = DEFINITIONS.find((one) => one.m1Def2025 === m1Def2025 && one.nfiInM2 === nfiInM2)?.name ?? "";
  const text = ({ low, high }: Range) =>
    low === high
      ? formatMajor(low, currency)
      : html`${formatMajor(low, currency)}<br />to ${formatMajor(high, currency)}`;
  return { cells: [name, moment === "opening" ? "before" : "after", ...[m0, m1, m2, reserveMoney].map(text)] };
}

function figureOf({ family, name }: Outcome): Figure {
  const data: MoneySupply = {
    unit: family.currency,
    before: moneyParts(family, "opening"),
    after: moneyParts(family, "closing"),
  };
  return {
    name: `money-${slugOf(family)}`,
    title: `From M0 to M2, step by step, before the day and after it (${unitOf(family.currency)}).`,
    caption: `${name}. Client reserves (dotted) are in M1 and M2 by the definition of 2025; by that of 2019 they may be in neither.`,
    option: (layout) => moneySupplyOption(data, layout),
    height: () => CHART_HEIGHT,
    numbers: moneySupplyNumbers(data),
  };
}
