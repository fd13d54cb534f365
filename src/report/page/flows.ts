import { formatCount, formatMajor } from "../amounts.ts";
import { type Streams, streamsNumbers, streamsOption } from "../charts/streams.ts";
import { streamsOf } from "../model/streams.ts";
import { type Outcome, distinctOutcomes, slugOf, unitOf } from "../model/views.ts";
import type { Result } from "../result.ts";
import { type Figure, figureHtml } from "./figure.ts";
import { type Html, html } from "./html.ts";
import type { Section } from "./section.ts";
import { numbersTable, tableOf } from "./tables.ts";

const HEIGHT = 300;

export function flowsSection({ families }: Result): Section {
  const parts = distinctOutcomes(families)
    .filter(({ family }) => family.referee.flows.length > 0)
    .map((outcome) => ({ outcome, figure: figureOf(outcome) }));
  const body = html`<p>What accepted instructions moved, repetitions left out. Each block of the picture has as much going out as coming in, to the minor unit. What goes to and fro between two groups is set off in the picture, and what stays within one (people paying people) isn't in it; the table has all of it.</p>${parts.map(({ outcome, figure }) => html`${figureHtml(figure)}${numbersTable(`${outcome.name}: the streams of the picture (${unitOf(outcome.family.currency)})`, figure.numbers)}${movedTable(outcome)}`)}`;
  return { id: "flows", title: "Where the money went", body, figures: parts.map(({ figure }) => figure) };
}

function movedTable({ family, name }: Outcome): Html {
  const right = { align: "right" } as const;
  return tableOf(
    `${name}: what accepted instructions moved (${unitOf(family.currency)})`,
    [{ title: "kind" }, { title: "from" }, { title: "to" }, { title: "instructions", ...right }, { title: "amount", ...right }],
    family.referee.flows.map(({ kind, from, to, amount, instructions }) => ({
      cells: [
        kind.replaceAll("_", "-"),
        from,
        to,
        formatCount(instructions),
        formatMajor(BigInt(amount), family.currency),
      ],
    })),
  );
}

function figureOf({ family, name }: Outcome): Figure {
  const data: Streams = { unit: family.currency, streams: streamsOf(family.referee.flows) };
  return {
    name: `flows-${slugOf(family)}`,
    title: `Through whose hands the money went (${unitOf(family.currency)}).`,
    caption: `${name}.`,
    option: (layout) => streamsOption(data, layout),
    height: () => HEIGHT,
    numbers: streamsNumbers(data),
    withoutTable: true,
  };
}
