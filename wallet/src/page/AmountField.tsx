import { formatUnits } from "ethers";
import { useId } from "react";

interface AmountFieldProps {
  readonly label: string;
  readonly value: string;
  readonly isFixed?: boolean;
  readonly onChange: (amount: string) => void;
  /** What the button for all of it says; without it there is no button. */
  readonly all?: string;
  readonly mostFen?: bigint;
}

/** Yuan as typed, and perhaps a button that enters the most that is possible. */
export function AmountField({
  label,
  value,
  isFixed = false,
  onChange,
  all,
  mostFen = 0n,
}: AmountFieldProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <div className="with-button">
        <input
          id={id}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          readOnly={isFixed}
          inputMode="decimal"
          autoComplete="off"
          placeholder="0.00"
        />
        {all !== undefined && !isFixed && (
          <button
            type="button"
            className="secondary"
            disabled={mostFen === 0n}
            onClick={() => onChange(formatUnits(mostFen, 2))}
          >
            {all}
          </button>
        )}
      </div>
    </>
  );
}
