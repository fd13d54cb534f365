import { Problem } from "../page/Problem.tsx";
import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { useSignText } from "../sign/useSignText.ts";
import type { Checked, Direct } from "./useDirect.ts";

const STEPS = ["check", "confirm", "sent", "included"] as const;
const DONE = { checked: 1, confirming: 1, sent: 3, unclear: 3, included: 4 } as const;

interface DirectProgressProps<C extends Checked> {
  readonly direct: Direct<C>;
  readonly onDone: () => void;
}

/** Where a checked call is, with the buttons that take it further; none to send what would be refused. */
export function DirectProgress<C extends Checked>({ direct, onDone }: DirectProgressProps<C>) {
  const text = useSignText();
  const { state } = direct;
  if (!("checked" in state)) return null;
  const done = DONE[state.step];
  const { refusal } = state.checked;
  return (
    <>
      {refusal === undefined && (
        <ol className="steps">
          {STEPS.map((step, i) => (
            <li key={step} data-done={i < done} aria-current={i === done ? "step" : undefined}>
              {text.steps[step]}
            </li>
          ))}
        </ol>
      )}
      <div aria-live="polite">
        {refusal !== undefined && state.step === "checked" && <Problem error={refusal} />}
        <Status direct={direct} />
        {"error" in state && state.error !== undefined && <Problem error={state.error} />}
      </div>
      <Buttons direct={direct} onDone={onDone} />
    </>
  );
}

function Status<C extends Checked>({ direct: { state } }: { direct: Direct<C> }) {
  const text = useSignText();
  const { count, text: shell } = usePage();
  if (state.step === "confirming") return <p>{text.confirming}</p>;
  if (state.step === "sent") return <p>{text.sent}</p>;
  if (state.step !== "included") return null;
  const block = text.block(count(state.sent.blockNumber));
  return (
    <>
      <p className="success">✓ {block}</p>
      <p className="small">
        {shell.transaction}: <code className="data">{state.sent.hash}</code>
      </p>
    </>
  );
}

function Buttons<C extends Checked>({ direct, onDone }: DirectProgressProps<C>) {
  const text = useSignText();
  const { isRightNetwork } = useVisit();
  const { state, confirm, edit } = direct;
  if (state.step === "checked" || state.step === "confirming") {
    const isLocked = state.step === "confirming";
    return (
      <div className="buttons">
        {state.checked.refusal === undefined && (
          <button type="button" disabled={isLocked || !isRightNetwork} onClick={confirm}>
            {text.confirm}
          </button>
        )}
        <button type="button" className="plain" disabled={isLocked} onClick={edit}>
          {text.back}
        </button>
      </div>
    );
  }
  if (state.step === "sent") return null;
  return (
    <div className="buttons">
      <button type="button" onClick={onDone}>
        {text.another}
      </button>
    </div>
  );
}
