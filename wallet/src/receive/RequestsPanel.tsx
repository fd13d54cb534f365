import { Panel } from "../page/Panel.tsx";
import { Problem } from "../page/Problem.tsx";
import { SignedIn } from "../page/SignedIn.tsx";
import { usePage } from "../page/usePage.ts";
import { RequestForm } from "./RequestForm.tsx";
import { RequestList } from "./RequestList.tsx";
import { useReceiveText } from "./useReceiveText.ts";
import { useRequests } from "./useRequests.ts";

/** Requests for money that the institution keeps, each payable once. */
export function RequestsPanel() {
  const { requests: text } = useReceiveText();
  return (
    <Panel title={text.title} className="requests">
      <p>{text.note}</p>
      <SignedIn>
        <Requests />
      </SignedIn>
    </Panel>
  );
}

function Requests() {
  const { text: shell } = usePage();
  const { requests, error, reload } = useRequests();
  return (
    <>
      <RequestForm onCreated={reload} />
      {error !== undefined && <Problem error={error} />}
      {requests === undefined && error === undefined && <p className="quiet">{shell.loading}</p>}
      {requests && <RequestList requests={requests} onChanged={reload} />}
    </>
  );
}
