import { formatChange, formatMajor } from "../amounts.ts";
import { csvOf } from "../csv.ts";
import type { ReportFile } from "../page/figure.ts";
import { html } from "../page/html.ts";
import type { Section } from "../page/section.ts";
import { type TableRow, tableOf } from "../page/tables.ts";
import type { SideBySide, SideBySideRow } from "./document.ts";
import { YUAN, findingOf, rowName, sideBySideNumbers } from "./words.ts";

const FILE = "charts/topped-up-or-converted.csv";

/** None, where not both schemes took part. */
export function sideBySideSections(sides: SideBySide | undefined): readonly Section[] {
  if (sides === undefined) return [];
  const parts = [...new Set(sides.rows.map(({ part }) => part))];
  const body = html`<p>A top-up of wallet yuan and a conversion into e-CNY take the same reserves from the same bank. Under alipay-2.0 they become a deposit of the payment institution, which owes the user; under the e-CNY of 2021 the central bank owes the user itself, which is M0; under that of 2026 the operating bank does, and no reserves leave the banks. ${findingOf(sides)} The rows of the central bank are read after the day from its contract and added up from the books' postings; both must equal the reference model's. <span class="files"><a href="${FILE}">CSV</a></span></p>${parts.map((part) => tableOfPart(part, sides))}`;
  return [{ id: "side-by-side", title: "Topped up or converted", body, figures: [] }];
}

export function sideBySideFiles(sides: SideBySide | undefined): readonly ReportFile[] {
  return sides === undefined ? [] : [{ name: FILE, contents: csvOf(sideBySideNumbers(sides)) }];
}

function tableOfPart(part: SideBySideRow["part"], { schemes, rows }: SideBySide) {
  const right = (title: string) => ({ title, align: "right" as const });
  return tableOf(
    `Topped up or converted: ${part} (yuan)`,
    [{ title: "row" }, ...schemes.flatMap((scheme) => [right(`${scheme}: before`), right("after"), right("change")])],
    rows
      .filter((row) => row.part === part)
      .map((row): TableRow => ({ cells: [rowName(row), ...row.amounts.flatMap(threeCells)] })),
  );
}

function threeCells({ before, after }: SideBySideRow["amounts"][number]): string[] {
  const [from, to] = [BigInt(before), BigInt(after)];
  return [formatMajor(from, YUAN), formatMajor(to, YUAN), formatChange(to - from, YUAN)];
}
