import { useId } from "react";

import type { Movement } from "../../gateway/api/history.ts";
import { useActivityText } from "./useActivityText.ts";
import type { Filter } from "./useHistory.ts";

/** What each holds is listed in the gateway's schema, which comes with a schema library. */
const KINDS: readonly Movement["kind"][] = [
  "paid",
  "received",
  "top_up",
  "withdrawal",
  "escrow_in",
  "escrow_out",
  "minted",
  "burnt",
];
const CURRENCIES = ["CNY", "USD", "EUR", "GBP", "SGD", "LBR"];

interface FiltersProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

export function Filters({ filter, onFilter }: FiltersProps) {
  const text = useActivityText();
  const id = useId();
  return (
    <div className="filters">
      <label htmlFor={`${id}-kind`}>{text.kind}</label>
      <select
        id={`${id}-kind`}
        value={filter.kind}
        onChange={({ target }) => onFilter({ ...filter, kind: target.value as Filter["kind"] })}
      >
        <option value="">{text.any}</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {text.kinds[kind]}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-currency`}>{text.currency}</label>
      <select
        id={`${id}-currency`}
        value={filter.currency}
        onChange={({ target }) => onFilter({ ...filter, currency: target.value })}
      >
        <option value="">{text.any}</option>
        {CURRENCIES.map((currency) => (
          <option key={currency} value={currency}>
            {currency}
          </option>
        ))}
      </select>
    </div>
  );
}
