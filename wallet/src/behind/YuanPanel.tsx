import { useMemo } from "react";

import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { ReadingPanel } from "../reading/ReadingPanel.tsx";
import { useReading } from "../reading/useReading.ts";
import { type YuanFigures, yuanReader } from "./readYuan.ts";
import { useBehindText } from "./useBehindText.ts";

/** What each institution owes its wallets, and the reserve behind it: one number that both columns read. */
export function YuanPanel() {
  const { node } = useVisit();
  const { yuan: words } = useBehindText();
  const { yuan } = usePage();
  const reading = useReading(useMemo(() => yuanReader(node), [node]));
  return (
    <ReadingPanel title={words.title} className="institutions" reading={reading}>
      {(figures) => (
        <>
          {figures.isPaused && <p className="notice">{words.paused}</p>}
          {figures.institutions.length === 0 ? (
            <p className="empty">{words.empty}</p>
          ) : (
            <InstitutionsTable figures={figures} />
          )}
          <p className="small">
            {words.note} {words.supply(yuan(figures.supplyFen))}
          </p>
        </>
      )}
    </ReadingPanel>
  );
}

function InstitutionsTable({ figures }: { figures: YuanFigures }) {
  const { yuan: words } = useBehindText();
  const { yuan } = usePage();
  const { institutions, clientReserveFen, escrowFen } = figures;
  return (
    <div className="wide" tabIndex={0} role="group" aria-label={words.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.institution}</th>
            <th scope="col">{words.owes}</th>
            <th scope="col">{words.escrow}</th>
            <th scope="col">{words.reserve}</th>
          </tr>
        </thead>
        <tbody>
          {institutions.map((one) => (
            <tr key={one.address}>
              <th scope="row">
                {one.name}
                {one.isSuspended && <span className="small"> ({words.suspended})</span>}
              </th>
              <td>{yuan(one.clientReserveFen)}</td>
              <td>{yuan(one.escrowFen)}</td>
              <td>{yuan(one.clientReserveFen)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.all}</th>
            <td>{yuan(clientReserveFen)}</td>
            <td>{yuan(escrowFen)}</td>
            <td>{yuan(clientReserveFen)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
