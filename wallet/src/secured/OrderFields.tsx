import { useId } from "react";

import { DELIVERIES, type Delivery } from "../../../src/catalogue/tradeStates.ts";
import type { Wallet } from "../chain/snapshot.ts";
import { AddressField } from "../page/AddressField.tsx";
import { AmountField } from "../page/AmountField.tsx";
import type { SecuredText } from "../text/en/secured.ts";
import { useSecuredText } from "./useSecuredText.ts";

export interface OrderFieldsProps {
  readonly fields: { readonly seller: string; readonly amount: string; readonly delivery: Delivery };
  /** The wallet at the seller's address, once known. */
  readonly found: Wallet | undefined;
  readonly onChange: (fields: OrderFieldsProps["fields"]) => void;
}

export function OrderFields({ fields, found, onChange }: OrderFieldsProps) {
  const text = useSecuredText();
  const id = useId();
  return (
    <>
      <AddressField
        label={text.order.sellerLabel}
        hint={sellerStatus(found, text)}
        value={fields.seller}
        onChange={(seller) => onChange({ ...fields, seller })}
      />
      <AmountField
        label={text.order.priceLabel}
        value={fields.amount}
        onChange={(amount) => onChange({ ...fields, amount })}
      />
      <label htmlFor={id}>{text.order.delivery}</label>
      <select
        id={id}
        value={fields.delivery}
        onChange={({ target }) => onChange({ ...fields, delivery: target.value as Delivery })}
      >
        {DELIVERIES.map((delivery) => (
          <option key={delivery} value={delivery}>
            {text.deliveries[delivery]}
          </option>
        ))}
      </select>
    </>
  );
}

function sellerStatus(found: Wallet | undefined, { order }: SecuredText): string {
  if (!found) return order.sellerHint;
  return found.institution ? order.sellerAt(found.institution.name) : order.sellerNone;
}
