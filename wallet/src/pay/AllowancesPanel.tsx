import { useState } from "react";

import type { Snapshot, Wallet } from "../chain/snapshot.ts";
import { Address } from "../page/Address.tsx";
import { Panel } from "../page/Panel.tsx";
import { SubmissionError } from "../page/SubmissionError.tsx";
import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { SubmissionProgress } from "../sign/SubmissionProgress.tsx";
import { useSubmission } from "../sign/useSubmission.ts";
import { AllowanceForm } from "./AllowanceForm.tsx";
import { AllowanceList } from "./AllowanceList.tsx";
import { type Allowance, type AllowanceDraft, prepareAllowance } from "./allowances.ts";
import { useAllowances } from "./useAllowances.ts";
import { usePayText } from "./usePayText.ts";

/** Who may take from the wallet without asking again; nothing is ever approved without a limit here. */
export function AllowancesPanel({ snapshot, owner }: { snapshot: Snapshot; owner: Wallet }) {
  const { allowances: text } = usePayText();
  const { node, gateway } = useVisit();
  const [attempt, setAttempt] = useState(0);
  const submission = useSubmission<AllowanceDraft>();
  const { state, check, edit } = submission;
  const allowances = useAllowances(owner.address, `${attempt} ${state.step}`);
  const set = (read: () => Allowance) =>
    check(async () => prepareAllowance(node, gateway, owner.address, read()));
  const done = () => {
    setAttempt(attempt + 1);
    edit();
  };
  return (
    <Panel title={text.title} className="allowances">
      {"draft" in state ? (
        <>
          <AllowancePreview draft={state.draft} />
          <SubmissionProgress
            submission={submission}
            settled={(_, block) => text.signed(block)}
            onDone={done}
          />
        </>
      ) : (
        <>
          <AllowanceList
            allowances={allowances}
            onRevoke={(spender) => set(() => ({ spender, amountFen: 0n }))}
          />
          <AllowanceForm key={attempt} owner={owner} snapshot={snapshot} onSet={set} />
          <SubmissionError state={state} />
        </>
      )}
    </Panel>
  );
}

function AllowancePreview({ draft: { spender, amountFen, beforeFen } }: { draft: AllowanceDraft }) {
  const { allowances: text } = usePayText();
  const { yuan } = usePage();
  return (
    <dl className="preview">
      <dt>{text.spender}</dt>
      <dd>
        <Address address={spender} />
      </dd>
      <dt>{text.of}</dt>
      <dd className="strong">{yuan(amountFen)}</dd>
      <dt>{text.replaces}</dt>
      <dd>{yuan(beforeFen)}</dd>
    </dl>
  );
}
