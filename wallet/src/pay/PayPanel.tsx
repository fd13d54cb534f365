import type { AddressBook } from "../../../deploy/addressBook.ts";
import { type Snapshot, type Wallet, spendableFenOf } from "../chain/snapshot.ts";
import { Panel } from "../page/Panel.tsx";
import { SubmissionError } from "../page/SubmissionError.tsx";
import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { SubmissionProgress } from "../sign/SubmissionProgress.tsx";
import { useSubmission } from "../sign/useSubmission.ts";
import { PayForm } from "./PayForm.tsx";
import { PaymentPreview } from "./PaymentPreview.tsx";
import { Scanner } from "./Scanner.tsx";
import { parseYuan } from "./amount.ts";
import type { PayDraft } from "./draft.ts";
import { type PaymentDraft, type WantedPayment, preparePayment } from "./preparePayment.ts";
import { parseRecipient } from "./recipient.ts";
import { usePayDraft } from "./usePayDraft.ts";
import { usePayText } from "./usePayText.ts";
import { useRecipient } from "./useRecipient.ts";

interface PayPanelProps {
  readonly snapshot: Snapshot;
  readonly payer: Wallet;
  readonly query: URLSearchParams;
}

/** Scan, paste or type → check → confirm in the wallet → sent → included. */
export function PayPanel({ snapshot, payer, query }: PayPanelProps) {
  const text = usePayText();
  const { yuan } = usePage();
  const { node, gateway, isRightNetwork } = useVisit();
  const { draft, error, takeCode, setRecipient, setAmount, clear } = usePayDraft(query);
  const submission = useSubmission<PaymentDraft>();
  const { state, check, edit } = submission;
  const recipient = useRecipient(node, snapshot.institutions, draft.recipient);

  const prepare = async () =>
    preparePayment(node, gateway, snapshot, wantedPayment(draft, payer.address, node.book));
  const startAgain = () => (clear(), edit());
  const settled = ({ amountFen }: PaymentDraft, block: string) => text.paid(yuan(amountFen), block);
  return (
    <Panel title={text.title} className="pay">
      {"draft" in state ? (
        <>
          <PaymentPreview draft={state.draft} />
          <SubmissionProgress submission={submission} settled={settled} onDone={startAgain} />
        </>
      ) : (
        <>
          <Scanner onCode={takeCode} />
          <PayForm
            draft={draft}
            onRecipient={setRecipient}
            onAmount={setAmount}
            onCheck={() => check(prepare)}
            onClear={clear}
            recipient={recipient}
            payer={payer.address}
            isChecking={state.step === "checking"}
            spendableFen={spendableFenOf(payer)}
            blocked={isRightNetwork ? undefined : text.disabledNetwork}
          />
          <SubmissionError state={error === undefined ? state : { step: "editing", error }} />
        </>
      )}
    </Panel>
  );
}

function wantedPayment(
  { recipient, amount, isStaticQr, request }: PayDraft,
  payer: string,
  book: AddressBook,
): WantedPayment {
  const payee = parseRecipient(recipient, payer, book);
  return { payer, payee, amountFen: parseYuan(amount), isStaticQr, requestId: request?.requestId };
}
