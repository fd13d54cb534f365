import { formatMajor, percentOf } from "../amounts.ts";
import { type BackingData, backingNumbers, backingOption } from "../charts/backing.ts";
import { type Backing, backingOf } from "../model/backing.ts";
import { type Outcome, distinctOutcomes, slugOf, unitOf } from "../model/views.ts";
import type { Result } from "../result.ts";
import { type Figure, figureHtml } from "./figure.ts";
import { type Html, html } from "./html.ts";
import type { Section } from "./section.ts";

const HEIGHT_OF_LINE = 34;
const HEIGHT_OF_FRAME = 56;

export function backingSection({ families }: Result): Section {
  const parts = distinctOutcomes(families).flatMap((outcome) => {
    const lines = backingOf(outcome.family);
    return lines.length === 0 ? [] : [{ outcome, lines, figure: figureOf(outcome, lines) }];
  });
  const body = html`<p>What each issuer has for what it owes its users. Shown rounded down, so that 100.00 % means fully backed. Backing isn't a claim: the user can't reach past the issuer to it.</p>${parts.map(({ outcome, lines, figure }) => html`${tiles(outcome, lines)}${figureHtml(figure)}`)}`;
  return { id: "backing", title: "Reserve and backing ratio", body, figures: parts.map(({ figure }) => figure) };
}

/** In circulation, reserve, ratio: after the day. */
function tiles({ family, name }: Outcome, lines: readonly Backing[]): Html {
  const closing = lines.filter(({ moment }) => moment === "closing");
  const sum = (of: "owed" | "total") => closing.reduce((total, line) => total + line[of], 0n);
  const [owed, total] = [sum("owed"), sum("total")];
  const unit = unitOf(family.currency);
  const all: [string, string][] = [
    [formatMajor(owed, family.currency), `${unit} owed to users, ${name}`],
    [formatMajor(total, family.currency), `${unit} of reserve behind it`],
    [percentOf(total, owed), "backing ratio, after the day"],
  ];
  return html`<div class="tiles">${all.map(([figure, says]) => html`<div class="tile"><b>${figure}</b><span>${says}</span></div>`)}</div>`;
}

function figureOf({ family, name }: Outcome, lines: readonly Backing[]): Figure {
  const data: BackingData = { unit: family.currency, lines };
  return {
    name: `backing-${slugOf(family)}`,
    title: "What stands behind each 100 owed to users (percent).",
    caption: `${name}.`,
    option: (layout) => backingOption(data, layout),
    height: () => lines.length * HEIGHT_OF_LINE + HEIGHT_OF_FRAME,
    numbers: backingNumbers(data),
  };
}
