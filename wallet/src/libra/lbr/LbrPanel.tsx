import { formatUnits } from "ethers";
import { type FormEvent, useState } from "react";

import { Panel } from "../../page/Panel.tsx";
import { Problem } from "../../page/Problem.tsx";
import { CoinAmountField } from "../CoinAmountField.tsx";
import { parseCoins } from "../coinAmount.ts";
import type { LibraSystem } from "../libraSystem.ts";
import { type Holder, spendableMicroOf } from "../readHoldings.ts";
import { useLibraText } from "../useLibraText.ts";
import { LbrSteps } from "./LbrSteps.tsx";
import { StandingAllowances } from "./StandingAllowances.tsx";
import type { LbrAct } from "./readBasket.ts";

interface LbrPanelProps {
  readonly system: LibraSystem;
  readonly account: string;
  readonly holder: Holder;
}

interface Wanted {
  readonly act: LbrAct;
  readonly amountInMicro: bigint;
}

/** Composes coins into ≋LBR, or takes ≋LBR apart: what it takes first, then one transaction after the other. */
export function LbrPanel({ system, account, holder }: LbrPanelProps) {
  const { lbr: words } = useLibraText();
  const [wanted, setWanted] = useState<Wanted>();
  return (
    <Panel title={words.title} className="lbr">
      <p>{words.intro}</p>
      {wanted ? (
        <LbrSteps {...{ system, account }} {...wanted} onDone={() => setWanted(undefined)} />
      ) : (
        <>
          <LbrForm holder={holder} onWanted={setWanted} />
          <StandingAllowances {...{ system, account }} />
        </>
      )}
    </Panel>
  );
}

function LbrForm({ holder, onWanted }: { holder: Holder; onWanted: (wanted: Wanted) => void }) {
  const { lbr: words, send } = useLibraText();
  const [act, setAct] = useState<LbrAct>("create");
  const [amount, setAmount] = useState("");
  const [error, setError] = useState<unknown>();
  const held = holder.holdings.find(({ code }) => code === "LBR");
  const mostMicro = held ? spendableMicroOf(held) : 0n;

  function submit(event: FormEvent): void {
    event.preventDefault();
    try {
      onWanted({ act, amountInMicro: parseCoins(amount) });
    } catch (cause) {
      setError(cause);
    }
  }

  return (
    <form onSubmit={submit} noValidate>
      <fieldset>
        <legend>{words.what}</legend>
        {(["create", "unpack"] as const).map((each) => (
          <label key={each} className="check">
            <input type="radio" name="lbr-act" checked={act === each} onChange={() => setAct(each)} />
            {words[each]}
          </label>
        ))}
      </fieldset>
      <CoinAmountField
        label={words.amount}
        value={amount}
        onChange={setAmount}
        {...(act === "unpack" && {
          all: { label: send.all, amount: mostMicro === 0n ? undefined : formatUnits(mostMicro, 6) },
        })}
      />
      <button type="submit">{words.check}</button>
      <div aria-live="polite">{error !== undefined && <Problem error={error} />}</div>
    </form>
  );
}
