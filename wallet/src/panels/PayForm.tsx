import type { FormEvent } from "react";

import { AddressField } from "../page/AddressField.tsx";
import { usePage } from "../page/usePage.ts";
import { AmountField } from "./AmountField.tsx";

export interface Draft {
  readonly recipient: string;
  readonly amount: string;
}

interface PayFormProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onCheck: () => void;
  readonly isChecking: boolean;
  readonly spendableFen: bigint;
  /** Why paying isn't possible now. */
  readonly blocked: string | undefined;
}

export function PayForm({ draft, onDraft, onCheck, isChecking, spendableFen, blocked }: PayFormProps) {
  const { text } = usePage();

  function submit(event: FormEvent): void {
    event.preventDefault();
    onCheck();
  }

  return (
    <form onSubmit={submit} noValidate>
      <AddressField
        label={text.pay.recipient}
        hint={text.pay.recipientHint}
        value={draft.recipient}
        onChange={(recipient) => onDraft({ ...draft, recipient })}
      />
      <AmountField
        value={draft.amount}
        onChange={(amount) => onDraft({ ...draft, amount })}
        spendableFen={spendableFen}
      />
      {blocked !== undefined && <p className="notice">{blocked}</p>}
      <button type="submit" disabled={isChecking || blocked !== undefined}>
        {isChecking ? text.pay.checking : text.pay.check}
      </button>
    </form>
  );
}
