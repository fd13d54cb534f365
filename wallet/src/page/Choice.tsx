import { useId } from "react";

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly { readonly address: string; readonly name: string }[];
  readonly value: string;
  readonly onChange: (address: string) => void;
}

/** One of several named accounts. */
export function Choice({ label, options, value, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(({ address, name }) => (
          <option key={address} value={address}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}
