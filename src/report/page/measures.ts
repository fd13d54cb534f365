import { ISSUANCE_COLUMNS, issuanceRows } from "../issuance.ts";
import { measureRows } from "../measures.ts";
import { nameOf } from "../model/views.ts";
import type { Result } from "../result.ts";
import { html } from "./html.ts";
import type { Section } from "./section.ts";
import { tableOf } from "./tables.ts";

const COLUMNS = ["time", "measure", "wallet of", "by", "reference", "outcome"].map((title) => ({ title }));

/** Nothing for a day without measures. */
export function measuresSections(result: Result): readonly Section[] {
  return [...powersSections(result), ...issuanceSections(result)];
}

function issuanceSections(result: Result): readonly Section[] {
  const rows = issuanceRows(result).map((cells) => ({ cells }));
  if (rows.length === 0) return [];
  const body = html`<p>The dealer requests and hands in, treasury compliance decides, custodians state what the reserve is worth. The effective reserve is the last statement less what was paid out since, so that a burn frees no room to mint. Below full backing coins are paid their share.</p>${tableOf("Issuance of the day.", ISSUANCE_COLUMNS, rows)}`;
  return [{ id: "issuance", title: "How coins came to life and ended within the day", body, figures: [] }];
}

function powersSections(result: Result): readonly Section[] {
  const rows = measureRows(result).map(({ at, kind, subject, by, reference, outcome }) => {
    return { cells: [at, kind, subject, by, reference, outcome] };
  });
  if (rows.length === 0) return [];
  const notTaken = result.families.flatMap((family) => {
    const { notTaken: count } = family.referee;
    return count === undefined ? [] : [`${nameOf(family)}: ${count}`];
  });
  const halted =
    notTaken.length === 0
      ? html``
      : html`<p>What came while the network was halted wasn't taken, and used up no id (${notTaken.join("; ")}).</p>`;
  const body = html`<p>Each takes effect between two instructions, on every rail alike. Schemes in yuan have no network to halt and know their holders without keys, so that those measures pass them by.</p>${tableOf("Measures of the day.", COLUMNS, rows)}${halted}`;
  return [{ id: "measures", title: "What authorities did within the day", body, figures: [] }];
}
