import { type FormEvent, useId, useState } from "react";

import type { NewRequest, PaymentRequest } from "../../gateway/api/requests.ts";
import { AmountField } from "../page/AmountField.tsx";
import { Problem } from "../page/Problem.tsx";
import { useAction } from "../page/useAction.ts";
import { useIdempotencyKey } from "../page/useIdempotencyKey.ts";
import { useVisit } from "../page/useVisit.ts";
import { parseYuan } from "../pay/amount.ts";
import { useReceiveText } from "./useReceiveText.ts";

const PERIODS = [
  ["hour", 3_600],
  ["day", 86_400],
  ["week", 604_800],
] as const;

export function RequestForm({ onCreated }: { onCreated: () => void }) {
  const { requests: text } = useReceiveText();
  const { gateway } = useVisit();
  const { isBusy, error, run } = useAction();
  const [amount, setAmount] = useState("");
  const [purpose, setPurpose] = useState("");
  const [expiresInSeconds, setExpires] = useState<number>(PERIODS[1][1]);
  const { key, renew } = useIdempotencyKey();

  function submit(event: FormEvent): void {
    event.preventDefault();
    run(async () => {
      const body: NewRequest = { amountFen: parseYuan(amount).toString(), purpose, expiresInSeconds };
      await gateway.call<PaymentRequest>("requests", { method: "POST", body, idempotencyKey: key });
      renew();
      setAmount("");
      setPurpose("");
      onCreated();
    });
  }

  return (
    <form onSubmit={submit} noValidate>
      <AmountField label={text.amount} value={amount} onChange={setAmount} />
      <PurposeField value={purpose} onChange={setPurpose} />
      <PeriodField value={expiresInSeconds} onChange={setExpires} />
      <button type="submit" disabled={isBusy}>
        {text.create}
      </button>
      <div aria-live="polite">{error !== undefined && <Problem error={error} />}</div>
    </form>
  );
}

function PurposeField({ value, onChange }: { value: string; onChange: (purpose: string) => void }) {
  const { requests: text } = useReceiveText();
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{text.purpose}</label>
      <input
        id={id}
        className="words"
        value={value}
        maxLength={140}
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
      />
    </>
  );
}

function PeriodField({ value, onChange }: { value: number; onChange: (seconds: number) => void }) {
  const { requests: text } = useReceiveText();
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{text.until}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(Number(target.value))}>
        {PERIODS.map(([name, seconds]) => (
          <option key={name} value={seconds}>
            {text[name]}
          </option>
        ))}
      </select>
    </>
  );
}
