import { useVisit } from "../page/useVisit.ts";
import type { Draft, Submission } from "./useSubmission.ts";
import { useSignText } from "./useSignText.ts";

interface ConfirmButtonsProps<D extends Draft> {
  readonly submission: Submission<D>;
  readonly onDone: () => void;
}

/** The ways to go on: have it carried by the gateway, send it oneself, change it, or be done with it. */
export function ConfirmButtons<D extends Draft>({ submission, onDone }: ConfirmButtonsProps<D>) {
  const text = useSignText();
  const { state, edit, again } = submission;
  if (state.step === "checked" || state.step === "confirming") {
    const isLocked = state.step === "confirming";
    return (
      <>
        <div className="buttons">
          <Ways submission={submission} isLocked={isLocked} />
          <button type="button" className="plain" disabled={isLocked} onClick={edit}>
            {text.back}
          </button>
        </div>
        <WaysHint />
      </>
    );
  }
  return (
    <div className="buttons">
      {state.step === "unclear" && (
        <button type="button" onClick={again} title={text.againHint}>
          {text.again}
        </button>
      )}
      {(state.step === "included" || state.step === "refused" || state.step === "unclear") && (
        <button type="button" className={state.step === "included" ? "" : "secondary"} onClick={onDone}>
          {text.another}
        </button>
      )}
    </div>
  );
}

function Ways<D extends Draft>({ submission, isLocked }: { submission: Submission<D>; isLocked: boolean }) {
  const text = useSignText();
  const { gateway, isRightNetwork } = useVisit();
  const isOff = isLocked || !isRightNetwork;
  if (!gateway.status) {
    return (
      <button type="button" disabled={isOff} onClick={() => submission.confirm("direct")}>
        {text.confirm}
      </button>
    );
  }
  return (
    <>
      <button type="button" disabled={isOff} onClick={() => submission.confirm("relay")}>
        {text.relay}
      </button>
      <button
        type="button"
        className="secondary"
        disabled={isOff}
        onClick={() => submission.confirm("direct")}
      >
        {text.direct}
      </button>
    </>
  );
}

function WaysHint() {
  const text = useSignText();
  const { gateway } = useVisit();
  if (!gateway.status) return <p className="small">{text.noGateway}</p>;
  return (
    <p className="small">
      {text.relayHint} {text.direct}: {text.directHint}
    </p>
  );
}
