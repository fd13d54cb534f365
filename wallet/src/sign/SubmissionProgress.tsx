import { Problem } from "../page/Problem.tsx";
import { usePage } from "../page/usePage.ts";
import { ConfirmButtons } from "./ConfirmButtons.tsx";
import { SignedFields } from "./SignedFields.tsx";
import type { Draft, Submission, SubmissionState } from "./useSubmission.ts";
import { useSignText } from "./useSignText.ts";

const STEPS = ["check", "confirm", "sent", "included"] as const;

export type UnderWay<D extends Draft> = Extract<SubmissionState<D>, { draft: D }>;

/** How many of the steps are done. */
const DONE: Record<UnderWay<Draft>["step"], number> = {
  checked: 1,
  confirming: 1,
  sent: 3,
  unclear: 3,
  refused: 3,
  included: 4,
};

interface SubmissionProgressProps<D extends Draft> {
  readonly submission: Submission<D>;
  /** What is said once a block includes it; the block's number is given. */
  readonly settled: (draft: D, block: string) => string;
  readonly onDone: () => void;
}

/** Where a checked act is, with the buttons that take it further. */
export function SubmissionProgress<D extends Draft>({
  submission,
  settled,
  onDone,
}: SubmissionProgressProps<D>) {
  const text = useSignText();
  const { state } = submission;
  if (!("draft" in state)) return null;
  const done = DONE[state.step];
  return (
    <>
      {state.step === "checked" && <SignedFields statement={state.draft.act.statement} />}
      <ol className="steps">
        {STEPS.map((step, i) => (
          <li key={step} data-done={i < done} aria-current={i === done ? "step" : undefined}>
            {text.steps[step]}
          </li>
        ))}
      </ol>
      <div aria-live="polite">
        <Status state={state} settled={settled} />
        {"error" in state && state.error !== undefined && <Problem error={state.error} />}
      </div>
      <ConfirmButtons submission={submission} onDone={onDone} />
    </>
  );
}

interface StatusProps<D extends Draft> {
  readonly state: UnderWay<D>;
  readonly settled: (draft: D, block: string) => string;
}

function Status<D extends Draft>({ state, settled }: StatusProps<D>) {
  const text = useSignText();
  const { count } = usePage();
  if (state.step === "confirming") return <p>{text.confirming}</p>;
  if (state.step === "checked") return null;
  if (state.step === "refused") return <p className="notice">{text.refused}</p>;
  if (state.step === "included") {
    return (
      <>
        <p className="success">{settled(state.draft, count(state.included.blockNumber))}</p>
        <p className="small">{text.inclusionNote}</p>
        <Transaction hash={state.included.hash} />
      </>
    );
  }
  if (state.sent.way === "relay") return state.step === "sent" ? <p>{text.relayed}</p> : null;
  return (
    <>
      {state.step === "sent" && <p>{text.sent}</p>}
      <Transaction hash={state.sent.hash} />
    </>
  );
}

function Transaction({ hash }: { hash: string }) {
  const text = useSignText();
  return (
    <p className="small">
      {text.transaction}: <code className="data">{hash}</code>
    </p>
  );
}
