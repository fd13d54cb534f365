import { useId } from "react";

import type { SnapshotState } from "../chain/useSnapshot.ts";
import { AsOf } from "../page/AsOf.tsx";
import { Problem } from "../page/Problem.tsx";
import { usePage } from "../page/usePage.ts";

/** Every institution: what it owes its wallets and what backs it. Needs no wallet. */
export function InstitutionsPanel({ state }: { state: SnapshotState }) {
  const { text, yuan } = usePage();
  const heading = useId();
  const { snapshot, error } = state;
  const words = text.institutions;
  return (
    <section className="panel" aria-labelledby={heading} aria-busy={!snapshot}>
      <h2 id={heading}>{words.title}</h2>
      {!snapshot &&
        (error === undefined ? <p className="quiet">{text.loading}</p> : <Problem error={error} />)}
      {snapshot?.institutions.length === 0 && <p className="empty">{words.empty}</p>}
      {snapshot && snapshot.institutions.length > 0 && (
        <>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.institution}</th>
                <th scope="col">{words.owes}</th>
                <th scope="col">{words.reserve}</th>
              </tr>
            </thead>
            <tbody>
              {snapshot.institutions.map(({ address, name, clientReserveFen }) => (
                <tr key={address}>
                  <th scope="row">{name}</th>
                  <td>{yuan(clientReserveFen)}</td>
                  <td>{yuan(clientReserveFen)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="small">{words.note}</p>
          <AsOf snapshot={snapshot} isStale={error !== undefined} />
        </>
      )}
    </section>
  );
}
