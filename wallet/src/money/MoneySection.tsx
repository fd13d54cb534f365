import { useVisit } from "../page/useVisit.ts";
import { InstitutionsPanel } from "./InstitutionsPanel.tsx";
import { LookupPanel } from "./LookupPanel.tsx";

/** What stands behind the money; needs no wallet. */
export default function MoneySection() {
  const { node, state } = useVisit();
  return (
    <>
      <InstitutionsPanel state={state} />
      {state.snapshot && <LookupPanel node={node} snapshot={state.snapshot} />}
    </>
  );
}
