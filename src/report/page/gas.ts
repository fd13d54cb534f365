import { type Gas, gasNumbers, gasOption } from "../charts/gas.ts";
import type { GasSnapshot } from "../gasSnapshot.ts";
import { type Figure, figureHtml } from "./figure.ts";
import { html } from "./html.ts";
import type { Section } from "./section.ts";

const HEIGHT_OF_BAR = 26;
/** Beyond this an operation is a batch, which would flatten the others. */
const DEAREST_DRAWN = 250_000;

export function gasSection(snapshot: GasSnapshot): Section {
  const figures = Object.entries(snapshot).map(([contract, operations]) => figureOf(contract, operations));
  const body = html`<p>From the committed <code>gas-snapshot.json</code>, which the tests hold to the unit; measured on a development chain with Osaka's prices. On the permissioned chain gas is free: it stands for work, not for a fee.</p>${figures.map(figureHtml)}`;
  return { id: "gas", title: "Gas per operation", body, figures };
}

function figureOf(contract: string, operations: Readonly<Record<string, number>>): Figure {
  const all = Object.entries(operations)
    .map(([operation, gas]) => ({ contract, operation, gas }))
    .sort((a, b) => b.gas - a.gas || (a.operation < b.operation ? -1 : 1));
  const drawn: Gas = { operations: all.filter(({ gas }) => gas <= DEAREST_DRAWN) };
  const left = all.filter(({ gas }) => gas > DEAREST_DRAWN).map(({ operation }) => operation);
  const without = left.length === 0 ? "" : ` Only in the table: ${left.join(", ")}.`;
  return {
    name: `gas-${contract.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`,
    title: `${contract} (gas).`,
    caption: `Hatched: the 21,000 that any transaction costs.${without}`,
    option: (layout) => gasOption(drawn, layout),
    height: () => drawn.operations.length * HEIGHT_OF_BAR + 8,
    numbers: gasNumbers({ operations: all }),
  };
}
