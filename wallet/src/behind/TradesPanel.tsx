import { useMemo } from "react";

import { formatAddress } from "../../../src/catalogue/format.ts";
import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { ReadingPanel } from "../reading/ReadingPanel.tsx";
import { useReading } from "../reading/useReading.ts";
import { type TradesFigures, tradesReader } from "./readTrades.ts";
import { useBehindText } from "./useBehindText.ts";

const MOST_SHOWN = 20;

/** Secured trades that aren't decided, and the money that waits in escrow for them. */
export function TradesPanel() {
  const { node } = useVisit();
  const { trades: words } = useBehindText();
  const { yuan, count } = usePage();
  const reading = useReading(useMemo(() => tradesReader(node), [node]));
  return (
    <ReadingPanel title={words.title} className="trades" reading={reading}>
      {(figures) => (
        <>
          <p>{words.sum(count(figures.open.length), yuan(figures.paidFen))}</p>
          {figures.escrowFen > figures.paidFen && (
            <p className="notice">{words.waiting(yuan(figures.escrowFen - figures.paidFen))}</p>
          )}
          {figures.open.length > 0 && <TradesTable figures={figures} />}
        </>
      )}
    </ReadingPanel>
  );
}

function TradesTable({ figures: { open } }: { figures: TradesFigures }) {
  const { trades: words } = useBehindText();
  const { yuan, time, count } = usePage();
  const shown = open.slice(-MOST_SHOWN).reverse();
  return (
    <div className="wide" tabIndex={0} role="group" aria-label={words.title}>
      <table>
        <thead>
          <tr>
            {[words.trade, words.state, words.amount, words.deadline].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ tradeId, state, amountFen, deadlineSeconds }) => (
            <tr key={tradeId}>
              <th scope="row">
                <code title={tradeId}>{formatAddress(tradeId)}</code>
              </th>
              <td>{words.states[state]}</td>
              <td>{yuan(amountFen)}</td>
              <td>{deadlineSeconds === 0 ? "–" : time(deadlineSeconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {open.length > shown.length && <p className="small">{words.more(count(open.length - shown.length))}</p>}
    </div>
  );
}
