import type { SnapshotState } from "../chain/useSnapshot.ts";
import { AsOf } from "../page/AsOf.tsx";
import { Panel } from "../page/Panel.tsx";
import { Problem } from "../page/Problem.tsx";
import { usePage } from "../page/usePage.ts";
import { useMoneyText } from "./useMoneyText.ts";

/** Every institution: what it owes its wallets and what backs it. Needs no wallet. */
export function InstitutionsPanel({ state: { snapshot, error } }: { state: SnapshotState }) {
  const { text: shell } = usePage();
  const { institutions: text } = useMoneyText();
  return (
    <Panel title={text.title} isBusy={!snapshot}>
      {!snapshot &&
        (error === undefined ? <p className="quiet">{shell.loading}</p> : <Problem error={error} />)}
      {snapshot?.institutions.length === 0 && <p className="empty">{text.empty}</p>}
      {snapshot && snapshot.institutions.length > 0 && (
        <>
          <InstitutionsTable institutions={snapshot.institutions} />
          <p className="small">{text.note}</p>
          <AsOf snapshot={snapshot} isStale={error !== undefined} />
        </>
      )}
    </Panel>
  );
}

type Institutions = NonNullable<SnapshotState["snapshot"]>["institutions"];

function InstitutionsTable({ institutions }: { institutions: Institutions }) {
  const { yuan } = usePage();
  const { institutions: text } = useMoneyText();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{text.institution}</th>
          <th scope="col">{text.owes}</th>
          <th scope="col">{text.reserve}</th>
        </tr>
      </thead>
      <tbody>
        {institutions.map(({ address, name, clientReserveFen }) => (
          <tr key={address}>
            <th scope="row">{name}</th>
            <td>{yuan(clientReserveFen)}</td>
            <td>{yuan(clientReserveFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
