import { libraOf } from "../libra/libraSystem.ts";
import { LookupPanel } from "../money/LookupPanel.tsx";
import { useVisit } from "../page/useVisit.ts";
import { CompositePanel } from "./CompositePanel.tsx";
import { CoinsPanel } from "./CoinsPanel.tsx";
import { CouncilPanel } from "./CouncilPanel.tsx";
import { QueuesPanel } from "./QueuesPanel.tsx";
import { SheetPanel } from "./SheetPanel.tsx";
import { TradesPanel } from "./TradesPanel.tsx";
import { ValidatorsPanel } from "./ValidatorsPanel.tsx";
import { YuanPanel } from "./YuanPanel.tsx";
import { useBehindText } from "./useBehindText.ts";
import "./behind.css";

/** What stands behind the money, live and read-only. */
export default function BehindSection() {
  const { node, state } = useVisit();
  const text = useBehindText();
  const system = libraOf(node);
  return (
    <>
      <p className="quiet">{text.intro}</p>
      <YuanPanel />
      <SheetPanel />
      <TradesPanel />
      {system && (
        <>
          <CoinsPanel system={system} />
          <CompositePanel system={system} />
          <QueuesPanel system={system} />
          <CouncilPanel system={system} />
          <ValidatorsPanel system={system} />
        </>
      )}
      {state.snapshot && <LookupPanel node={node} snapshot={state.snapshot} />}
    </>
  );
}
