import { type FormEvent, useState } from "react";

import type { Snapshot, Wallet } from "../chain/snapshot.ts";
import { AddressField } from "../page/AddressField.tsx";
import { AmountField } from "../page/AmountField.tsx";
import { useVisit } from "../page/useVisit.ts";
import type { PayText } from "../text/en/pay.ts";
import { useSignText } from "../sign/useSignText.ts";
import type { Allowance } from "./allowances.ts";
import { parseYuan } from "./amount.ts";
import { parseRecipient } from "./recipient.ts";
import { usePayText } from "./usePayText.ts";
import { useRecipient } from "./useRecipient.ts";

interface AllowanceFormProps {
  readonly owner: Wallet;
  readonly snapshot: Snapshot;
  readonly onSet: (read: () => Allowance) => void;
}

export function AllowanceForm({ owner, snapshot, onSet }: AllowanceFormProps) {
  const text = usePayText();
  const { check } = useSignText();
  const { node, isRightNetwork } = useVisit();
  const [spender, setSpender] = useState("");
  const [amount, setAmount] = useState("");
  const found = useRecipient(node, snapshot.institutions, spender);

  function submit(event: FormEvent): void {
    event.preventDefault();
    onSet(() => ({
      spender: parseRecipient(spender, owner.address, node.book),
      amountFen: parseYuan(amount),
    }));
  }

  return (
    <details>
      <summary>{text.allowances.give}</summary>
      <p className="small">{text.allowances.note}</p>
      <form onSubmit={submit} noValidate>
        <AddressField
          label={text.allowances.spenderLabel}
          hint={spenderStatus(found, text)}
          value={spender}
          onChange={setSpender}
        />
        <AmountField label={text.allowances.amount} value={amount} onChange={setAmount} />
        <button type="submit" className="secondary" disabled={!isRightNetwork}>
          {check}
        </button>
      </form>
    </details>
  );
}

function spenderStatus(wallet: Wallet | undefined, text: PayText): string {
  if (!wallet) return text.recipientHint;
  return wallet.institution ? text.recipientAt(wallet.institution.name) : text.recipientNone;
}
