import { type FormEvent, useState } from "react";

import type { TradeAct } from "../../../src/catalogue/tradeStates.ts";
import { AmountField } from "../page/AmountField.tsx";
import { useVisit } from "../page/useVisit.ts";
import { parseYuan } from "../pay/amount.ts";
import { asksForAmount, openActs } from "./openActs.ts";
import type { Trade } from "./trades.ts";
import { useSecuredText } from "./useSecuredText.ts";

interface ActButtonsProps {
  readonly trade: Trade;
  readonly party: string;
  readonly onAct: (act: TradeAct, read?: () => bigint) => void;
}

/** What the party may do now; a claim after shipping first says how much. */
export function ActButtons({ trade, party, onAct }: ActButtonsProps) {
  const text = useSecuredText();
  const { isRightNetwork } = useVisit();
  const [claim, setClaim] = useState<TradeAct>();
  const [amount, setAmount] = useState("");
  const acts = openActs(trade, party);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (claim) onAct(claim, () => parseYuan(amount));
  }

  return (
    <>
      <div className="buttons">
        {acts.map((act, i) => (
          <button
            key={act}
            type="button"
            className={i === 0 ? "" : "secondary"}
            disabled={!isRightNetwork}
            onClick={() => (asksForAmount(trade, act) ? setClaim(act) : onAct(act))}
          >
            {text.acts[act]}
          </button>
        ))}
      </div>
      {claim && acts.includes(claim) && (
        <form onSubmit={submit} noValidate>
          <AmountField
            label={text.claimAmount}
            all={text.all}
            mostFen={trade.amountFen}
            value={amount}
            onChange={setAmount}
          />
          <button type="submit">{text.acts[claim]}</button>
        </form>
      )}
    </>
  );
}
