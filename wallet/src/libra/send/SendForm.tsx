import { formatUnits } from "ethers";
import { type FormEvent, useId } from "react";

import { LIBRA_CURRENCIES, type LibraCurrency } from "../../../../deploy/currencies.ts";
import { AddressField } from "../../page/AddressField.tsx";
import { Problem } from "../../page/Problem.tsx";
import { useAction } from "../../page/useAction.ts";
import { useVisit } from "../../page/useVisit.ts";
import type { LibraSystem } from "../libraSystem.ts";
import { type Holder, spendableMicroOf } from "../readHoldings.ts";
import { useLibraText } from "../useLibraText.ts";
import { CoinAmountField } from "../CoinAmountField.tsx";
import { useAcceptance } from "./useAcceptance.ts";

/** As typed. */
export interface SendDraft {
  readonly code: LibraCurrency;
  readonly recipient: string;
  readonly amount: string;
}

interface SendFormProps {
  readonly system: LibraSystem;
  readonly holder: Holder;
  readonly draft: SendDraft;
  readonly isChecking: boolean;
  readonly onChange: (draft: SendDraft) => void;
  readonly onCheck: () => Promise<void>;
}

export function SendForm({ system, holder, draft, isChecking, onChange, onCheck }: SendFormProps) {
  const { send: words } = useLibraText();
  const { isRightNetwork } = useVisit();
  const { isBusy, error, run } = useAction();
  const hint = useAcceptance(system, draft, words);
  const holding = holder.holdings.find(({ code }) => code === draft.code);
  const mostMicro = holding ? spendableMicroOf(holding) : 0n;

  function submit(event: FormEvent): void {
    event.preventDefault();
    run(onCheck);
  }

  return (
    <form onSubmit={submit} noValidate>
      <CoinChoice value={draft.code} onChange={(code) => onChange({ ...draft, code })} />
      <AddressField
        label={words.recipient}
        hint={hint}
        value={draft.recipient}
        onChange={(recipient) => onChange({ ...draft, recipient })}
      />
      <CoinAmountField
        label={words.amount}
        value={draft.amount}
        onChange={(amount) => onChange({ ...draft, amount })}
        all={{ label: words.all, amount: mostMicro === 0n ? undefined : formatUnits(mostMicro, 6) }}
      />
      {!isRightNetwork && <p className="notice">{words.network}</p>}
      <button type="submit" disabled={isChecking || isBusy || !isRightNetwork}>
        {isChecking || isBusy ? words.checking : words.check}
      </button>
      <div aria-live="polite">{error !== undefined && <Problem error={error} />}</div>
    </form>
  );
}

function CoinChoice({ value, onChange }: { value: LibraCurrency; onChange: (code: LibraCurrency) => void }) {
  const { send: words } = useLibraText();
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{words.coin}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value as LibraCurrency)}>
        {LIBRA_CURRENCIES.map((code) => (
          <option key={code} value={code}>
            ≋{code}
          </option>
        ))}
      </select>
    </>
  );
}
