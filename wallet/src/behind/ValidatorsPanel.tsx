import { useMemo } from "react";

import { Address } from "../page/Address.tsx";
import type { LibraSystem } from "../libra/libraSystem.ts";
import { usePage } from "../page/usePage.ts";
import { ReadingPanel } from "../reading/ReadingPanel.tsx";
import { useReading } from "../reading/useReading.ts";
import { type ValidatorFigures, validatorsReader } from "./readValidators.ts";
import { useBehindText } from "./useBehindText.ts";

/** Who may validate, as the contract lists them for the network's consensus. */
export function ValidatorsPanel({ system }: { system: LibraSystem }) {
  const { validators: words } = useBehindText();
  const { count } = usePage();
  const reading = useReading(useMemo(() => validatorsReader(system), [system]));
  return (
    <ReadingPanel title={words.title} className="validators" reading={reading}>
      {({ epoch, seats }) => (
        <>
          <p>{words.epoch(count(Number(epoch)))}</p>
          <SeatsTable seats={seats} />
          <p className="small">{words.note}</p>
        </>
      )}
    </ReadingPanel>
  );
}

function SeatsTable({ seats }: Pick<ValidatorFigures, "seats">) {
  const { validators: words } = useBehindText();
  return (
    <div className="wide" tabIndex={0} role="group" aria-label={words.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.validator}</th>
            <th scope="col">{words.operator}</th>
            <th scope="col">{words.node}</th>
          </tr>
        </thead>
        <tbody>
          {seats.map(({ validator, operator, node }) => (
            <tr key={validator}>
              <th scope="row">
                <Address address={validator} />
              </th>
              <td>
                <Address address={operator} />
              </td>
              <td>
                <Address address={node} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
