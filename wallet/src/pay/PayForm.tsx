import type { FormEvent } from "react";

import type { Wallet } from "../chain/snapshot.ts";
import { AddressField } from "../page/AddressField.tsx";
import { AmountField } from "../page/AmountField.tsx";
import type { PayText } from "../text/en/pay.ts";
import { PayeeNote } from "./PayeeNote.tsx";
import { RequestNote } from "./RequestNote.tsx";
import type { PayDraft } from "./draft.ts";
import { usePayText } from "./usePayText.ts";

interface PayFormProps {
  readonly draft: PayDraft;
  readonly onRecipient: (recipient: string) => void;
  readonly onAmount: (amount: string) => void;
  readonly onCheck: () => void;
  readonly onClear: () => void;
  /** The wallet at the address typed, once known. */
  readonly recipient: Wallet | undefined;
  readonly payer: string;
  readonly isChecking: boolean;
  readonly spendableFen: bigint;
  /** Why paying isn't possible now. */
  readonly blocked: string | undefined;
}

export function PayForm(props: PayFormProps) {
  const { draft, onAmount, onCheck, onClear, isChecking, spendableFen, blocked } = props;
  const text = usePayText();
  const isFixed = draft.request !== undefined;

  function submit(event: FormEvent): void {
    event.preventDefault();
    onCheck();
  }

  return (
    <form onSubmit={submit} noValidate>
      <PayeeFields {...props} />
      {draft.isStaticQr && <p className="small">{text.static}</p>}
      <AmountField
        label={text.amount}
        all={text.all}
        value={draft.amount}
        isFixed={isFixed}
        onChange={onAmount}
        mostFen={spendableFen}
      />
      {blocked !== undefined && <p className="notice">{blocked}</p>}
      <button type="submit" disabled={isChecking || blocked !== undefined}>
        {isChecking ? text.checking : text.check}
      </button>
      {isFixed && (
        <button type="button" className="plain" onClick={onClear}>
          {text.request.leave}
        </button>
      )}
    </form>
  );
}

function PayeeFields({ draft, recipient, payer, onRecipient }: PayFormProps) {
  const text = usePayText();
  return (
    <>
      {draft.request && <RequestNote request={draft.request} />}
      <AddressField
        label={text.recipient}
        hint={recipient ? recipientStatus(recipient, text) : text.recipientHint}
        value={draft.recipient}
        isFixed={draft.request !== undefined}
        onChange={onRecipient}
      />
      {recipient?.institution && <PayeeNote payee={recipient.address} payer={payer} />}
    </>
  );
}

function recipientStatus({ institution, isFrozen }: Wallet, text: PayText): string {
  if (!institution) return text.recipientNone;
  return isFrozen ? text.recipientFrozen : text.recipientAt(institution.name);
}
