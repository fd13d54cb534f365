import { Address } from "../page/Address.tsx";
import { usePage } from "../page/usePage.ts";
import { type Allowance, UNLIMITED } from "./allowances.ts";
import { usePayText } from "./usePayText.ts";

interface AllowanceListProps {
  readonly allowances: readonly Allowance[] | undefined;
  readonly onRevoke: (spender: string) => void;
}

export function AllowanceList({ allowances, onRevoke }: AllowanceListProps) {
  const { allowances: text } = usePayText();
  const { text: shell, yuan } = usePage();
  if (!allowances) return <p className="quiet">{shell.loading}</p>;
  if (allowances.length === 0) return <p className="quiet">{text.none}</p>;
  return (
    <ul className="rows">
      {allowances.map(({ spender, amountFen }) => (
        <li key={spender}>
          <Address address={spender} />
          <span>
            {text.left}: <strong>{amountFen === UNLIMITED ? text.without : yuan(amountFen)}</strong>
          </span>
          <button type="button" className="secondary" onClick={() => onRevoke(spender)}>
            {text.revoke}
          </button>
        </li>
      ))}
    </ul>
  );
}
