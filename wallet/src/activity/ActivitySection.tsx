import { useState } from "react";

import { OwnWallet } from "../page/OwnWallet.tsx";
import { Panel } from "../page/Panel.tsx";
import { Problem } from "../page/Problem.tsx";
import { SignedIn } from "../page/SignedIn.tsx";
import { usePage } from "../page/usePage.ts";
import { Filters } from "./Filters.tsx";
import { MovementList } from "./MovementList.tsx";
import { useActivityText } from "./useActivityText.ts";
import { type Filter, useHistory } from "./useHistory.ts";

export default function ActivitySection() {
  const text = useActivityText();
  return (
    <OwnWallet>
      {() => (
        <Panel title={text.title} className="activity">
          <SignedIn>
            <Activity />
          </SignedIn>
        </Panel>
      )}
    </OwnWallet>
  );
}

const EVERYTHING: Filter = { kind: "", currency: "" };

function Activity() {
  const text = useActivityText();
  const { text: shell, count } = usePage();
  const [filter, setFilter] = useState(EVERYTHING);
  const { history, error, more } = useHistory(filter);
  const isFiltered = filter.kind !== "" || filter.currency !== "";
  return (
    <>
      <p className="small">{text.note}</p>
      <Filters filter={filter} onFilter={setFilter} />
      {error !== undefined && <Problem error={error} />}
      {!history && error === undefined && <p className="quiet">{shell.loading}</p>}
      {history && (
        <>
          {history.movements.length === 0 && (
            <p className="empty">{isFiltered ? text.emptyFiltered : text.empty}</p>
          )}
          <MovementList movements={history.movements} />
          {history.next !== null && (
            <button type="button" className="secondary" onClick={more}>
              {text.more}
            </button>
          )}
          <p className="small">{text.asOf(count(history.asOfBlock))}</p>
        </>
      )}
    </>
  );
}
