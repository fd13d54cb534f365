import { formatChange, formatMajor } from "../amounts.ts";
import { type CentralBankChange, centralBankChangeNumbers, centralBankChangeOption, shown } from "../charts/centralBankChange.ts";
import { type StatementRow, centralBankRows } from "../model/centralBankRows.ts";
import { type Outcome, distinctOutcomes, slugOf, unitOf } from "../model/views.ts";
import type { Result } from "../result.ts";
import { type Figure, figureHtml } from "./figure.ts";
import { type Html, html } from "./html.ts";
import type { Section } from "./section.ts";
import { tableOf } from "./tables.ts";

const HEIGHT_OF_ROW = 50;
const LOOK_OF_LEVEL = [undefined, "part", "detail"] as const;

export function centralBankSection({ families }: Result): Section {
  const parts = distinctOutcomes(families).flatMap((outcome) => {
    const rows = centralBankRows(outcome.family);
    return rows === undefined ? [] : [{ outcome, rows, figures: rows.some(({ before, after }) => before !== after) ? [figureOf(outcome, rows)] : [] }];
  });
  const body = html`<p>In the rows of the People's Bank of China's balance sheet of the monetary authority (货币当局资产负债表). Client reserves kept there are a <em>deposit of a non-financial institution</em>, a line beside currency issue.</p>${parts.map(({ outcome, rows, figures }) => html`<p>${finding(outcome, rows)}</p>${figures.length > 0 ? statement(outcome, rows) : html`<details><summary>The balance sheet, which the day left as it was</summary>${statement(outcome, rows)}</details>`}${figures.map(figureHtml)}`)}`;
  const none = html`<p>None of these schemes has a central bank in its books.</p>`;
  return {
    id: "central-bank",
    title: "The central bank's balance sheet",
    body: parts.length === 0 ? none : body,
    figures: parts.flatMap(({ figures }) => figures),
  };
}

/** What the figures say, in a sentence. */
function finding({ family, name }: Outcome, rows: readonly StatementRow[]): string {
  const change = (chinese: string) => {
    const row = rows.find((each) => each.chinese === chinese);
    const amount = row === undefined ? 0n : row.after - row.before;
    return amount === 0n ? "didn't change" : `changed by ${formatChange(amount, family.currency)}`;
  };
  return `${name}: reserve money ${change("储备货币")}; within it, currency issue ${change("货币发行")}, banks' deposits ${change("其他存款性公司存款")} and non-financial institutions' deposits ${change("非金融机构存款")} ${unitOf(family.currency)}.`;
}

function statement({ family, name }: Outcome, rows: readonly StatementRow[]): Html {
  const right = { align: "right" } as const;
  const amounts = ({ before, after }: Pick<StatementRow, "before" | "after">) => [
    formatMajor(before, family.currency),
    formatMajor(after, family.currency),
    formatChange(after - before, family.currency),
  ];
  const lines = rows.map((row) => ({
    cells: [html`${row.english} <span class="zh" lang="zh-CN">${row.chinese}</span>`, ...amounts(row)],
    look: row.bold ? ("total" as const) : LOOK_OF_LEVEL[row.level],
  }));
  const check = balanceOf(rows);
  return tableOf(
    `${name}: balance sheet of the central bank (${unitOf(family.currency)})`,
    [{ title: "row" }, { title: "before", ...right }, { title: "after", ...right }, { title: "change", ...right }],
    [
      ...lines.map(({ cells, look }) => (look === undefined ? { cells } : { cells, look })),
      { cells: [html`Check: assets less liabilities ${check.before === 0n && check.after === 0n ? "✓" : "✗"}`, ...amounts(check)] },
    ],
  );
}

/** Total assets less total liabilities; zero in books that balance. */
function balanceOf(rows: readonly StatementRow[]): { before: bigint; after: bigint } {
  const totals = rows.filter(({ english }) => english.startsWith("Total "));
  const sum = (moment: "before" | "after") =>
    totals.reduce((total, row) => total + (row.side === "assets" ? row[moment] : -row[moment]), 0n);
  return { before: sum("before"), after: sum("after") };
}

function figureOf({ family, name }: Outcome, rows: readonly StatementRow[]): Figure {
  const data: CentralBankChange = { unit: family.currency, rows };
  return {
    name: `central-bank-${slugOf(family)}`,
    title: `What the day changed at the central bank (${unitOf(family.currency)}).`,
    caption: `${name}. Rows that are zero before and after are left out of the picture; the CSV has them all.`,
    option: (layout) => centralBankChangeOption(data, layout),
    height: () => shown(data).length * HEIGHT_OF_ROW + 8,
    numbers: centralBankChangeNumbers(data),
    withoutTable: true,
  };
}
