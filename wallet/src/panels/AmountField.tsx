import { formatUnits } from "ethers";
import { useId } from "react";

import { usePage } from "../page/usePage.ts";

interface AmountFieldProps {
  readonly value: string;
  readonly onChange: (amount: string) => void;
  readonly spendableFen: bigint;
}

/** Yuan as typed, and a button that enters all that may leave the wallet. */
export function AmountField({ value, onChange, spendableFen }: AmountFieldProps) {
  const { text } = usePage();
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{text.pay.amount}</label>
      <div className="with-button">
        <input
          id={id}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          inputMode="decimal"
          autoComplete="off"
          placeholder="0.00"
        />
        <button
          type="button"
          className="secondary"
          disabled={spendableFen === 0n}
          onClick={() => onChange(formatUnits(spendableFen, 2))}
        >
          {text.pay.all}
        </button>
      </div>
    </>
  );
}
