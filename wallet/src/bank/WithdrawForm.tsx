import { type FormEvent, useState } from "react";

import type { Deposit } from "../../gateway/api/bank.ts";
import { type Snapshot, type Wallet, spendableFenOf } from "../chain/snapshot.ts";
import { AmountField } from "../page/AmountField.tsx";
import { SubmissionError } from "../page/SubmissionError.tsx";
import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { parseYuan } from "../pay/amount.ts";
import { SubmissionProgress } from "../sign/SubmissionProgress.tsx";
import { type Submission, useSubmission } from "../sign/useSubmission.ts";
import { type WithdrawalDraft, prepareWithdrawal } from "./prepareWithdrawal.ts";
import { useBankText } from "./useBankText.ts";

interface WithdrawFormProps {
  readonly deposit: Deposit;
  readonly snapshot: Snapshot;
  readonly wallet: Wallet;
}

/** From the wallet to the deposit; the holder signs. */
export function WithdrawForm({ deposit, snapshot, wallet }: WithdrawFormProps) {
  const text = useBankText();
  const { node, gateway, isRightNetwork } = useVisit();
  const [amount, setAmount] = useState("");
  const submission = useSubmission<WithdrawalDraft>();
  const { state, check, edit } = submission;

  function submit(event: FormEvent): void {
    event.preventDefault();
    check(async () => {
      const wanted = { wallet: wallet.address, bank: deposit.bank, amountFen: parseYuan(amount) };
      return prepareWithdrawal(node, gateway, snapshot, wanted);
    });
  }
  const done = () => {
    setAmount("");
    edit();
  };

  if ("draft" in state) {
    const { amountFen } = state.draft;
    return <Withdrawing amountFen={amountFen} deposit={deposit} submission={submission} onDone={done} />;
  }
  return (
    <form onSubmit={submit} noValidate>
      <AmountField
        label={text.withdrawAmount}
        value={amount}
        onChange={setAmount}
        all={text.all}
        mostFen={spendableFenOf(wallet)}
      />
      <button type="submit" className="secondary" disabled={!isRightNetwork || state.step === "checking"}>
        {text.withdraw}
      </button>
      <SubmissionError state={state} />
    </form>
  );
}

interface WithdrawingProps {
  readonly amountFen: bigint;
  readonly deposit: Deposit;
  readonly submission: Submission<WithdrawalDraft>;
  readonly onDone: () => void;
}

function Withdrawing({ amountFen, deposit, submission, onDone }: WithdrawingProps) {
  const text = useBankText();
  const { yuan } = usePage();
  return (
    <div className="preview">
      <p>{text.withdrawing(yuan(amountFen), deposit.bankName, deposit.number)}</p>
      <SubmissionProgress
        submission={submission}
        settled={(_, block) => text.withdrawn(yuan(amountFen), block)}
        onDone={onDone}
      />
    </div>
  );
}
