import { useId } from "react";

interface AddressFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly isFixed?: boolean;
  readonly onChange: (address: string) => void;
}

export function AddressField({ label, hint, value, isFixed = false, onChange }: AddressFieldProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        readOnly={isFixed}
        aria-describedby={`${id}-hint`}
        autoComplete="off"
        spellCheck={false}
        placeholder="0x…"
      />
      <p id={`${id}-hint`} className="small" aria-live="polite">
        {hint}
      </p>
    </>
  );
}
