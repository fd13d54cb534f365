import { useId } from "react";

interface CoinAmountFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (amount: string) => void;
  /** A button for the most that is possible; off while that is nothing. */
  readonly all?: { readonly label: string; readonly amount: string | undefined };
}

/** An amount of coins as typed. */
export function CoinAmountField({ label, value, onChange, all }: CoinAmountFieldProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <div className="with-button">
        <input
          id={id}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          inputMode="decimal"
          autoComplete="off"
          placeholder="0.000000"
        />
        {all && (
          <button
            type="button"
            className="secondary"
            disabled={all.amount === undefined}
            onClick={() => onChange(all.amount ?? "")}
          >
            {all.label}
          </button>
        )}
      </div>
    </>
  );
}
