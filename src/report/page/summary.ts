import { formatCount, formatMajor } from "../amounts.ts";
import { differencesOf, verdictOf } from "../model/verdict.ts";
import { type Family, type Rail, nameOf } from "../model/views.ts";
import type { Result } from "../result.ts";
import { type Html, html } from "./html.ts";
import { type TableRow, tableOf } from "./tables.ts";

const FEN = { decimals: 2 };
const DIGITS_SHOWN = 12;

/** The first screen: what was run, whether it agreed, and the headline table. */
export function summary(result: Result): Html {
  const { scenario } = result;
  return html`<header><h1>Jiaozi: one day of payments, settled on every rail</h1>
<p class="lede">${scenario.name}. The same instructions went through every rail below, Solidity contracts or double-entry books, and each rail was held against a reference model of its scheme (the referee), decision by decision.</p></header>
${verdictBox(result)}
${tiles(result)}
${railTable(result.families)}
<p class="note">Refused instructions are decisions too: each rail must give the same reason. “Repeated” are ids that came again and got their first answer. Hashes are SHA-256 over all decisions in order and over all end balances, sorted; equal hashes mean equal in every line. In full at the <a href="#provenance">end</a>. A logical run: scenario time drives every rule, so it says nothing about speed.</p>
${leftOut(result)}`;
}

function verdictBox(result: Result): Html {
  const { agree, families } = verdictOf(result);
  const agreeing = families.filter((family) => family.agree).length;
  const title = agree
    ? `All rails agree with the referee in ${families.length} of ${families.length} families of schemes.`
    : `The rails do not agree: ${families.length - agreeing} of ${families.length} families differ from the referee.`;
  const lines = families.map((family) =>
    family.agree
      ? html`<li>✓ ${family.name}: the same decisions, reasons and end balances.</li>`
      : html`<li>✗ ${family.name}: ${family.differences.join("; ")}.</li>`,
  );
  return html`<div class="verdict ${agree ? "" : "bad"}" role="status"><strong>${agree ? "✓" : "✗"} ${title}</strong><ul>${lines}</ul></div>`;
}

function tiles({ scenario, families }: Result): Html {
  const { banks, institutions, holders } = scenario.participants;
  const rails = families.reduce((count, family) => count + family.rails.length, 0);
  const all: [string, string][] = [
    [formatCount(scenario.instructions), "instructions"],
    [formatMajor(BigInt(scenario.amountFen), FEN), "yuan instructed, refusals and repetitions included"],
    [formatCount(rails), `rails in ${formatCount(families.length)} families, each with a referee`],
    [formatCount(holders), `people and merchants; ${banks} banks, ${institutions} institutions`],
  ];
  return html`<div class="tiles">${all.map(([figure, says]) => html`<div class="tile"><b>${figure}</b><span>${says}</span></div>`)}</div>`;
}

function railTable(families: readonly Family[]): Html {
  const rows = families.flatMap((family) => [
    ...family.rails.map((rail) => railRow(family, rail)),
    railRow(family, family.referee),
  ]);
  const right = { align: "right" } as const;
  return tableOf(
    "What each rail decided, by family",
    [
      { title: "scheme, settlement" },
      { title: "rail" },
      { title: "agrees" },
      { title: "accepted", ...right },
      { title: "refused", ...right },
      { title: "repeated", ...right },
      { title: "decisions" },
      { title: "end balances" },
    ],
    rows,
  );
}

function railRow(family: Family, rail: Rail): TableRow {
  const isReferee = rail === family.referee;
  const differences = differencesOf(rail, family.referee);
  const agrees = differences.length === 0;
  const mark = isReferee
    ? "–"
    : agrees
      ? html`<span class="good">✓ yes</span>`
      : html`<span class="differs">✗ no: ${differences.join("; ")}</span>`;
  const refused = Object.values(rail.rejected).reduce((sum, count) => sum + count, 0);
  const cells = [
    nameOf(family),
    rail.name,
    mark,
    ...[rail.accepted, refused, rail.replayed].map(formatCount),
    html`<code>${rail.decisionsHash.slice(0, DIGITS_SHOWN)}</code>`,
    html`<code>${rail.endStateHash.slice(0, DIGITS_SHOWN)}</code>`,
  ];
  return agrees ? { cells } : { cells, look: "bad" };
}

function leftOut(result: Result): Html | string {
  if (result.leftOut.length === 0) return "";
  return html`<p class="note">Left out: ${result.leftOut.map(({ scheme, because }) => `${scheme}, because ${because}`).join("; ")}.</p>`;
}
