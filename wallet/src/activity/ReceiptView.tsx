import { useEffect, useState } from "react";

import type { Receipt } from "../../gateway/api/history.ts";
import { Address } from "../page/Address.tsx";
import { Problem } from "../page/Problem.tsx";
import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { amountOf } from "./amountOf.ts";
import { useActivityText } from "./useActivityText.ts";

/** One movement with all that proves it. */
export function ReceiptView({ cursor }: { cursor: string }) {
  const { text: shell } = usePage();
  const { gateway } = useVisit();
  const { call } = gateway;
  const [receipt, setReceipt] = useState<Receipt>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let current = true;
    call<Receipt>(`receipts/${cursor}`).then(
      (found) => current && setReceipt(found),
      (cause: unknown) => current && setError(cause),
    );
    return () => {
      current = false;
    };
  }, [call, cursor]);
  if (error !== undefined) return <Problem error={error} />;
  return receipt ? <Details receipt={receipt} /> : <p className="quiet">{shell.loading}</p>;
}

function Details({ receipt }: { receipt: Receipt }) {
  const text = useActivityText();
  const { text: shell, yuan, count, time } = usePage();
  const { payer, payee, block, instructionId, confirmations } = receipt;
  return (
    <dl className="preview receipt" aria-label={text.receipt}>
      <dt>{text.kinds[receipt.kind]}</dt>
      <dd className="strong">{amountOf(receipt, { yuan })}</dd>
      <dt>{text.payer}</dt>
      <dd>
        <Address address={payer} />
      </dd>
      <dt>{text.payee}</dt>
      <dd>
        <Address address={payee} />
      </dd>
      <dt>{text.when}</dt>
      <dd>{time(block.timestamp)}</dd>
      <dt>{text.block}</dt>
      <dd>{count(block.number)}</dd>
      <dt>{text.confirmations}</dt>
      <dd>{count(confirmations)}</dd>
      <dt>{shell.transaction}</dt>
      <dd>
        <code className="data">{block.transactionHash}</code>
      </dd>
      <dt>{text.instruction}</dt>
      <dd>{instructionId === null ? text.direct : <code className="data">{instructionId}</code>}</dd>
    </dl>
  );
}
