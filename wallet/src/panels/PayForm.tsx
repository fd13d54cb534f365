import type { FormEvent } from "react";

import type { Wallet } from "../chain/snapshot.ts";
import { AddressField } from "../page/AddressField.tsx";
import { usePage } from "../page/usePage.ts";
import type { Text } from "../text/en.ts";
import { AmountField } from "./AmountField.tsx";

export interface Draft {
  readonly recipient: string;
  readonly amount: string;
}

interface PayFormProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onCheck: () => void;
  /** The wallet at the address typed, once known. */
  readonly recipient: Wallet | undefined;
  readonly isChecking: boolean;
  readonly spendableFen: bigint;
  /** Why paying isn't possible now. */
  readonly blocked: string | undefined;
}

export function PayForm({
  draft,
  onDraft,
  onCheck,
  recipient,
  isChecking,
  spendableFen,
  blocked,
}: PayFormProps) {
  const { text } = usePage();

  function submit(event: FormEvent): void {
    event.preventDefault();
    onCheck();
  }

  return (
    <form onSubmit={submit} noValidate>
      <AddressField
        label={text.pay.recipient}
        hint={recipient ? recipientStatus(recipient, text) : text.pay.recipientHint}
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

function recipientStatus({ institution, isFrozen }: Wallet, { pay }: Text): string {
  if (!institution) return pay.recipientNone;
  return isFrozen ? pay.recipientFrozen : pay.recipientAt(institution.name);
}
