import { useId, useState } from "react";

import type { Node } from "../chain/node.ts";
import { type Snapshot, type Wallet, spendableFenOf } from "../chain/snapshot.ts";
import { Problem } from "../page/Problem.tsx";
import { usePage } from "../page/usePage.ts";
import { usePayment } from "../pay/usePayment.ts";
import { useRecipient } from "../pay/useRecipient.ts";
import type { Eip1193Provider } from "../wallet/eip1193.ts";
import { type Draft, PayForm } from "./PayForm.tsx";
import { PaymentPreview } from "./PaymentPreview.tsx";
import { PaymentProgress } from "./PaymentProgress.tsx";

interface PayPanelProps {
  readonly node: Node;
  readonly snapshot: Snapshot;
  readonly payer: Wallet;
  readonly chainId: bigint;
  readonly wallet: Eip1193Provider;
}

const EMPTY: Draft = { recipient: "", amount: "" };

/** Check → confirm in the wallet → sent → included. */
export function PayPanel({ node, snapshot, payer, chainId, wallet }: PayPanelProps) {
  const { text } = usePage();
  const heading = useId();
  const [draft, setDraft] = useState(EMPTY);
  const payment = usePayment({ node, account: payer.address, chainId, wallet }, snapshot);
  const { state, confirm, edit } = payment;
  const recipient = useRecipient(node, snapshot.institutions, draft.recipient);
  const isBlocked = chainId !== BigInt(node.book.chainId);
  const form = (
    <PayForm
      draft={draft}
      onDraft={setDraft}
      onCheck={() => void payment.check(draft.recipient, draft.amount)}
      recipient={recipient}
      isChecking={state.step === "checking"}
      spendableFen={spendableFenOf(payer)}
      blocked={isBlocked ? text.pay.disabledNetwork : undefined}
    />
  );
  const buttons = { isBlocked, onConfirm: () => void confirm(), onEdit: edit, onAnother: startAgain };

  function startAgain(): void {
    setDraft(EMPTY);
    edit();
  }

  return (
    <section className="panel pay" aria-labelledby={heading}>
      <h2 id={heading}>{text.pay.title}</h2>
      {"preview" in state ? <PaymentPreview preview={state.preview} /> : form}
      {"preview" in state && <PaymentProgress state={state} {...buttons} />}
      <div aria-live="polite">
        {"error" in state && state.error !== undefined && <Problem error={state.error} />}
      </div>
    </section>
  );
}
