import { useMemo } from "react";

import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { ReadingPanel } from "../reading/ReadingPanel.tsx";
import { useReading } from "../reading/useReading.ts";
import {
  ASSETS,
  type Aggregates,
  LIABILITIES,
  type SheetFigures,
  type SheetRow,
  sheetReader,
} from "./readSheet.ts";
import { useBehindText } from "./useBehindText.ts";

const TOTALS: readonly SheetRow[] = ["assets", "liabilities"];
const WITHIN_RESERVE_MONEY: readonly SheetRow[] = ["currencyIssue", "bankDeposits", "clientReserves"];

/** The central bank's balance sheet, in the rows of its own statistics. */
export function SheetPanel() {
  const { node } = useVisit();
  const { sheet: words } = useBehindText();
  const { yuan } = usePage();
  const reading = useReading(useMemo(() => sheetReader(node), [node]));
  return (
    <ReadingPanel title={words.title} className="sheet" reading={reading}>
      {(figures) => (
        <>
          <div className="columns">
            <Side title={words.assetsHead} rows={ASSETS} figures={figures} />
            <Side title={words.liabilitiesHead} rows={LIABILITIES} figures={figures} />
          </div>
          <p className="small">
            {words.check}: {yuan(figures.rowsFen.assets - figures.rowsFen.liabilities)}. {words.note}
          </p>
          <Money aggregates={figures.aggregates} />
        </>
      )}
    </ReadingPanel>
  );
}

interface SideProps {
  readonly title: string;
  readonly rows: readonly SheetRow[];
  readonly figures: SheetFigures;
}

function Side({ title, rows, figures }: SideProps) {
  const { sheet: words } = useBehindText();
  const { yuan } = usePage();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{words.amount}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row} data-row={row} className={classOf(row)}>
            <th scope="row">{words.rows[row]}</th>
            <td>{yuan(figures.rowsFen[row])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function classOf(row: SheetRow): string | undefined {
  if (TOTALS.includes(row)) return "total";
  if (row === "eCny") return "within-within";
  return WITHIN_RESERVE_MONEY.includes(row) ? "within" : undefined;
}

function Money({ aggregates }: { aggregates: Aggregates }) {
  const { sheet: words } = useBehindText();
  const { yuan, count, time } = usePage();
  const { m0Fen, m1Fen, m2Fen, banks, reporting, oldestAsOfSeconds } = aggregates;
  return (
    <p className="small">
      {words.money(yuan(m0Fen), yuan(m1Fen), yuan(m2Fen))} {words.reports(count(reporting), count(banks))}
      {oldestAsOfSeconds > 0 && ` ${words.oldest(time(oldestAsOfSeconds))}`}
    </p>
  );
}
