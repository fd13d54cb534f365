import { formatChange, formatMajor } from "../amounts.ts";
import { instrumentName, partiesTo } from "../model/instruments.ts";
import { type Family, type Outcome, type Sheet, distinctOutcomes, held, owed, sheetsOf, unitOf } from "../model/views.ts";
import type { Result } from "../result.ts";
import { designsTable } from "./designs.ts";
import { type Html, html } from "./html.ts";
import type { Section } from "./section.ts";
import { type TableRow, tableOf } from "./tables.ts";

const RIGHT = { align: "right" } as const;

export function owingSection(result: Result): Section {
  const outcomes = distinctOutcomes(result.families);
  const body = html`<p>Every claim has a debtor. Money moves by changing who owes it, so each row is one kind of debt, over all who owe it.</p>${designsTable(result)}${outcomes.map(outcomeTables)}`;
  return { id: "owing", title: "Who owes whom, before and after", body, figures: [] };
}

function outcomeTables({ family, name }: Outcome): Html {
  const unit = unitOf(family.currency);
  const [opening, closing] = [sheetsOf(family, "opening"), sheetsOf(family, "closing")];
  const columns = [
    { title: "instrument" },
    { title: "debtor" },
    { title: "creditor" },
    { title: "before", ...RIGHT },
    { title: "after", ...RIGHT },
    { title: "change", ...RIGHT },
  ];
  const rows = instrumentsOf([...opening, ...closing]).map((instrument): TableRow => {
 const parties = (side: "assets" | "liabilities") => partiesTo([...closing, ...opening], side, instrument);
    return {
      cells: [instrumentName(instrument), parties("liabilities"), parties("assets"), ...beforeAfter(total(opening, instrument), total(closing, instrument), family)],
    };
  });
  return html`${tableOf(`${name}: who owes whom (${unit}${rateOf(family)})`, columns, rows)}<details><summary>${name}: by entity</summary>${entityTable(family, name)}</details>`;
}

/** An institution's own books, its users being added up. */
function entityTable(family: Family, name: string): Html {
  const [opening, closing] = [sheetsOf(family, "opening"), sheetsOf(family, "closing")];
  const entities = [...new Set([...opening, ...closing].map(({ entity }) => entity))];
  const rows = entities.flatMap((entity) => {
    const [before, after] = [opening, closing].map((sheets) => sheets.find((sheet) => sheet.entity === entity));
    return (["assets", "liabilities"] as const).flatMap((side) => {
      const instruments = [...new Set([...Object.keys(before?.[side] ?? {}), ...Object.keys(after?.[side] ?? {})])].sort();
      return instruments.map((instrument): TableRow => {
        const amount = (sheet: Sheet | undefined) => BigInt(sheet?.[side][instrument] ?? "0");
        return { cells: [entity, side, instrumentName(instrument), ...beforeAfter(amount(before), amount(after), family)] };
      });
    });
  });
  const columns = [
    { title: "entity" },
    { title: "side" },
    { title: "instrument" },
    { title: "before", ...RIGHT },
    { title: "after", ...RIGHT },
    { title: "change", ...RIGHT },
  ];
  return tableOf(`${name}: balance sheets (${unitOf(family.currency)})`, columns, rows);
}

function beforeAfter(before: bigint, after: bigint, { currency }: Family): string[] {
  return [formatMajor(before, currency), formatMajor(after, currency), formatChange(after - before, currency)];
}

/** Either side of the sheets adds up to it; whose debtor keeps no sheet stands on one side alone. */
function total(sheets: readonly Sheet[], instrument: string): bigint {
  const [assets, liabilities] = [held(sheets, instrument), owed(sheets, instrument)];
  return assets > liabilities ? assets : liabilities;
}

function instrumentsOf(sheets: readonly Sheet[]): readonly string[] {
  const order = ["wallet", "coin", "e_cny", "client_reserve", "pool", "reserve_deposit", "deposit", "reserves"];
  const rank = (instrument: string) => (order.indexOf(instrument) + order.length + 1) % (order.length + 1);
  const all = sheets.flatMap(({ assets, liabilities }) => [...Object.keys(assets), ...Object.keys(liabilities)]);
  return [...new Set(all)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function rateOf({ statedRate, currency }: Family): string {
  if (statedRate === undefined) return "";
  return `; converted at a stated ${formatMajor(BigInt(statedRate.fenPerUsd), { decimals: 2 })} yuan to one ${currency.code}, an assumption`;
}
