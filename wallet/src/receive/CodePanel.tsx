import { useState } from "react";

import type { Wallet } from "../chain/snapshot.ts";
import { Address } from "../page/Address.tsx";
import { AmountField } from "../page/AmountField.tsx";
import { Panel } from "../page/Panel.tsx";
import { Problem } from "../page/Problem.tsx";
import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { parseYuan } from "../pay/amount.ts";
import { paymentLink } from "../pay/paymentLink.ts";
import { CodeWithLink } from "./CodeWithLink.tsx";
import { useReceiveText } from "./useReceiveText.ts";

/** One's own code, with an amount or to be hung up without one. */
export function CodePanel({ wallet }: { wallet: Wallet }) {
  const text = useReceiveText();
  const { yuan } = usePage();
  const { node } = useVisit();
  const [amount, setAmount] = useState("");
  const { amountFen, error } = readAmount(amount);
  const label = amountFen === undefined ? text.staticCode : text.amountCode(yuan(amountFen));
  return (
    <Panel title={text.title} className="receive">
      {wallet.isFrozen && <p className="notice">{text.frozen}</p>}
      <p>
        {text.address}: <Address address={wallet.address} />
      </p>
      <AmountField label={text.amount} value={amount} onChange={setAmount} />
      <div aria-live="polite">
        {error === undefined ? (
          <CodeWithLink
            label={label}
            contents={paymentLink(node.book, wallet.address, amountFen)}
            linkLabel={text.link}
          />
        ) : (
          <Problem error={error} />
        )}
      </div>
      <p className="small">{amountFen === undefined ? text.staticNote : text.amountNote}</p>
    </Panel>
  );
}

function readAmount(typed: string): { amountFen?: bigint; error?: unknown } {
  if (typed.trim() === "") return {};
  try {
    return { amountFen: parseYuan(typed) };
  } catch (error) {
    return { error };
  }
}
