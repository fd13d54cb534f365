import { usePage } from "../page/usePage.ts";
import type { PaymentState } from "../pay/usePayment.ts";

type UnderWay = Extract<PaymentState, { preview: unknown }>;

const STEPS = ["check", "confirm", "sent", "included"] as const;

/** How many of the steps are done. */
const DONE: Record<UnderWay["step"], number> = {
  checked: 1,
  confirming: 1,
  sent: 3,
  unclear: 3,
  included: 4,
};

interface PaymentProgressProps {
  readonly state: UnderWay;
  readonly isBlocked: boolean;
  readonly onConfirm: () => void;
  readonly onEdit: () => void;
  readonly onAnother: () => void;
}

export function PaymentProgress({ state, isBlocked, onConfirm, onEdit, onAnother }: PaymentProgressProps) {
  const { text } = usePage();
  const done = DONE[state.step];
  return (
    <>
      <ol className="steps">
        {STEPS.map((step, i) => (
          <li key={step} data-done={i < done} aria-current={i === done ? "step" : undefined}>
            {text.pay.steps[step]}
          </li>
        ))}
      </ol>
      <div aria-live="polite">
        <Status state={state} />
      </div>
      <div className="buttons">
        {(state.step === "checked" || state.step === "confirming") && (
          <>
            <button type="button" disabled={state.step === "confirming" || isBlocked} onClick={onConfirm}>
              {text.pay.confirm}
            </button>
            <button
              type="button"
              className="secondary"
              disabled={state.step === "confirming"}
              onClick={onEdit}
            >
              {text.pay.back}
            </button>
          </>
        )}
        {(state.step === "included" || state.step === "unclear") && (
          <button type="button" onClick={onAnother}>
            {text.pay.another}
          </button>
        )}
      </div>
    </>
  );
}

function Status({ state }: { state: UnderWay }) {
  const { text, yuan, count } = usePage();
  if (state.step === "confirming") return <p>{text.pay.confirming}</p>;
  if (state.step === "sent") {
    return (
      <>
        <p>{text.pay.sent}</p>
        <Transaction hash={state.hash} />
      </>
    );
  }
  if (state.step === "unclear") return <Transaction hash={state.hash} />;
  if (state.step !== "included") return null;
  return (
    <>
      <p className="success">
        {text.pay.included(yuan(state.preview.amountFen), count(state.included.blockNumber))}
      </p>
      <p className="small">{text.pay.inclusionNote}</p>
      <Transaction hash={state.included.hash} />
    </>
  );
}

function Transaction({ hash }: { hash: string }) {
  const { text } = usePage();
  return (
    <p className="small">
      {text.pay.transaction}: <code className="data">{hash}</code>
    </p>
  );
}
